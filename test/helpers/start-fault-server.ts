import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

/** A request as the server saw it: it counts from the moment its head is complete. */
export interface SeenRequest {
  /** Which connection it came on, counted from 1. */
  connection: number;
  method: string;
  target: string;
  /** By lower-case name; values of the same name joined by a comma. */
  headers: Record<string, string>;
  body: string;
}

/** What the server does with a complete request; `nth` counts the requests from 1. */
export type Reaction = (socket: Socket, request: SeenRequest, nth: number) => void | Promise<void>;

/** How a fault server behaves. What is not given is never done: the default server never answers. */
export interface FaultServerOptions {
  react?: Reaction;
  /** Takes a connection over before a byte of it is read. */
  onConnection?: (socket: Socket) => unknown;
  /** `self-signed` speaks TLS with a certificate that nobody trusts, `no-certificate` fails the handshake. */
  tls?: "self-signed" | "no-certificate";
  /** What `origin` begins with, where it is not what the server speaks. */
  scheme?: "https";
}

/** A server that misbehaves on purpose. */
export interface FaultServer {
  port: number;
  origin: string;
  requests: readonly SeenRequest[];
  /** How many connections there have been. */
  connections: () => number;
  /** The most connections that were open at the same time. */
  peakConnections: () => number;
  /** Cuts every connection that is open now. */
  cutConnections: () => void;
  close: () => Promise<void>;
}

/** Starts a fault server on a loopback port. */
export async function startFaultServer({
  react,
  onConnection,
  tls,
  scheme = tls && "https",
}: FaultServerOptions = {}): Promise<FaultServer> {
  const requests: SeenRequest[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  let peak = 0;

  const accept = (socket: Socket) => {
    connections += 1;
    open.add(socket);
    peak = Math.max(peak, open.size);
    socket.setNoDelay(true);
    // A client that goes away in the middle is what the tests are about.
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
  };
  const serve = (socket: Socket) => {
    const connection = connections;
    if (onConnection) onConnection(socket);
    else
      readRequests(socket, connection, requests, (request, nth) => {
        Promise.resolve(react?.(socket, request, nth)).catch((error) => socket.destroy(error));
      });
  };

  const server = tls ? createTlsServer(tls === "self-signed" ? readCertificate() : {}) : createServer();
  server.on("connection", accept);
  server.on(tls ? "secureConnection" : "connection", serve);
  server.on("tlsClientError", () => {});
  await listen(server);
  const address = server.address() as AddressInfo;

  return {
    port: address.port,
    origin: `${scheme ?? "http"}://127.0.0.1:${address.port}`,
    requests,
    connections: () => connections,
    peakConnections: () => peak,
    cutConnections: () => {
      for (const socket of open) socket.destroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs a test against a fault server and closes it afterwards, however the test ends. */
export async function withFaultServer<T>(
  options: FaultServerOptions,
  test: (server: FaultServer) => Promise<T>,
): Promise<T> {
  const server = await startFaultServer(options);
  try {
    return await test(server);
  } finally {
    await server.close();
  }
}

async function listen(server: Server): Promise<void> {
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1_024 });
  await once(server, "listening");
}

function readCertificate(): { key: string; cert: string } {
  const pem = readFileSync(new URL("./self-signed.pem", import.meta.url), "utf8");
  return { key: pem, cert: pem };
}

function readRequests(
  socket: Socket,
  connection: number,
  requests: SeenRequest[],
  onRequest: (request: SeenRequest, nth: number) => void,
): void {
  let received = Buffer.alloc(0);
  let current: { request: SeenRequest; nth: number; missing: number } | undefined;
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      if (current === undefined) {
        const end = received.indexOf("\r\n\r\n");
        if (end === -1) return;
        const request = parseHead(received.toString("latin1", 0, end), connection);
        received = received.subarray(end + 4);
        const nth = requests.push(request);
        current = { request, nth, missing: Number(request.headers["content-length"] ?? 0) };
      }
      const { request, nth, missing } = current;
      if (received.length < missing) return;
      request.body = received.toString("utf8", 0, missing);
      received = received.subarray(missing);
      current = undefined;
      onRequest(request, nth);
    }
  });
}

function parseHead(head: string, connection: number): SeenRequest {
  const [requestLine = "", ...lines] = head.split("\r\n");
  const [method = "", target = ""] = requestLine.split(" ");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return { connection, method, target, headers, body: "" };
}
