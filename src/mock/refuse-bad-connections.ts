import { maxHeaderSize, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { deliverAnswer } from "./deliver-answer.ts";

/** The error that Node.js raises for bytes that are not a request. */
interface ParserError extends Error {
  code?: string;
  /** The parser's own words, which do not quote the request. */
  reason?: string;
  rawPacket?: Buffer;
}

/** Answers bytes that are not a request with a reason; `node:http` would send an empty answer or none. */
export function refuseBadConnections(server: Server): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  const waiting = new WeakSet<Duplex>();
  server.on("request", ({ socket }, response) => latest.set(socket, response));
  server.on("clientError", (error: ParserError, socket) => {
    const [status, message] = describeParserError(error);
    const response = latest.get(socket);
    // A request that has not ended is the one that cannot be read.
    const isAnswering = response !== undefined && !response.closed && response.req.complete;
    if (!isAnswering) return end(socket, status, message);
    // Each further packet is an error of its own.
    if (waiting.has(socket)) return;
    waiting.add(socket);
    // Sooner, the refusal would become part of the body of that answer.
    response.once("close", () => end(socket, status, message));
  });
  server.on("connect", (_, socket) =>
    end(socket, 405, "The mock is not a proxy: use its address as the base URL."),
  );
  server.on("checkExpectation", (_, response) => {
    deliverAnswer(response, {
      status: 417,
      body: { message: "The only expectation that is met is 100-continue." },
    });
  });
}

function describeParserError({ code, reason, rawPacket }: ParserError): [status: number, message: string] {
  if (code === "HPE_HEADER_OVERFLOW") return [431, `The headers are larger than ${maxHeaderSize} bytes.`];
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "The request took too long to arrive."];
  // The first byte of a TLS handshake. Its client cannot read this, but whoever looks at the network can.
  if (rawPacket?.[0] === 0x16) return [400, "The mock takes http:, not https:."];
  return [400, `This is not a request of HTTP/1.1${reason ? `: ${reason}` : ""}.`];
}

function end(socket: Duplex, status: number, message: string): void {
  if (!socket.writable) return void socket.destroy();
  const text = JSON.stringify({ message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`, () => socket.destroy());
}
