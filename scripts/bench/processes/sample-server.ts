// The server of the benchmarks: bare sockets and ready answers, so that its cost does not hide the client's. The
// customer_id in the path may ask for a fault. Prints its port; tells its figures when asked.
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket } from "node:tls";
import { faultyCustomers, slowAnswerMs } from "../harness/faulty-customers.ts";

/** How to answer. */
export interface ServerPlan {
  /** The body of every answer. */
  answer: object;
  /** Speaks TLS with this key and certificate, both PEM. */
  tls?: { key: string; cert: string };
  /** Seconds that the answers promise to keep an idle connection; it is kept longer than any benchmark anyway. */
  keepAliveSeconds?: number;
  /** The header whose values it counts, in requests that it answers late. */
  countedHeader?: string;
}

/** What it has counted. */
export interface ServerFigures {
  handshakes: number;
  /** Of them, those that resumed a session. */
  resumed: number;
  /** Requests with the counted header, and those whose value had come before. */
  counted: number;
  repeated: number;
}

const { answer, tls, keepAliveSeconds, countedHeader } = JSON.parse(process.argv[2] ?? "") as ServerPlan;
const hint = keepAliveSeconds === undefined ? "" : `keep-alive: timeout=${keepAliveSeconds}\r\n`;
const sample = format("200 OK", JSON.stringify(answer), hint);
const faults: Record<string, string> = {
  [faultyCustomers.badAnswer]: format("200 OK", JSON.stringify({ status: "0" })),
  [faultyCustomers.redirect]: format("307 Temporary Redirect", "", "location: /elsewhere\r\n"),
  [faultyCustomers.silence]: "",
};

const countedValue =
  countedHeader === undefined ? undefined : new RegExp(`\\r\\n${countedHeader}: *(\\S+)`, "i");

function format(status: string, body: string, fields = ""): string {
  const date = new Date().toUTCString();
  return (
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ndate: ${date}\r\n${fields}` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

function answerRequests(socket: Socket): void {
  let received = "";
  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
    const bodyStart = received.indexOf("\r\n\r\n") + 4;
    if (bodyStart < 4) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length < bodyStart + length) return;
    const customerId = /^POST \/\S*\/(\d+) /.exec(received)?.[1] ?? "";
    const isSlow = customerId === faultyCustomers.slow;
    if (isSlow && countedValue !== undefined) countValue(countedValue.exec(received)?.[1]);
    received = "";
    const answer = faults[customerId] ?? sample;
    if (isSlow) setTimeout(() => socket.write(answer), slowAnswerMs);
    else if (answer !== "") socket.write(answer);
  });
}

const figures: ServerFigures = { handshakes: 0, resumed: 0, counted: 0, repeated: 0 };
const values = new Set<string>();

function countValue(value = ""): void {
  figures.counted++;
  if (values.has(value)) figures.repeated++;
  values.add(value);
}

function countHandshake(socket: TLSSocket): void {
  figures.handshakes++;
  if (socket.isSessionReused()) figures.resumed++;
  answerRequests(socket);
}

const server = tls === undefined ? createServer(answerRequests) : createTlsServer(tls, countHandshake);
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port);
});
process.on("message", () => process.send?.(figures));
