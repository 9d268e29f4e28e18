import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Reaction } from "./start-fault-server.ts";

/** Bytes to write as they are, or something to do with the socket. */
export type Step = string | Buffer | Action;

/** Something that a server does with a socket. */
export type Action = (socket: Socket) => unknown;

/** Makes a server that does the steps one after the other, and then nothing. */
export function playSteps(...steps: Step[]): Reaction {
  return async (socket) => {
    for (const step of steps) {
      if (socket.destroyed) return;
      if (typeof step === "function") await step(socket);
      else socket.write(typeof step === "string" ? Buffer.from(step, "latin1") : step);
    }
  };
}

/** Ends the connection in good order. */
export function close(socket: Socket): void {
  socket.end();
}

/** Breaks the connection off, once the other side has had time to read what came before. */
export async function reset(socket: Socket): Promise<void> {
  await sleep(30);
  socket.resetAndDestroy();
}

/** Writes a text byte by byte, one per 100 ms. */
export function drip(text: string): Step {
  return async (socket) => {
    for (const byte of Buffer.from(text)) {
      await sleep(100);
      if (socket.destroyed) return;
      socket.write(Buffer.of(byte));
    }
  };
}

/** The bytes of an answer whose length is right. A body that is not text is sent as JSON. */
export function makeAnswer(status: number | string, body: unknown, headers: readonly string[] = []): Buffer {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const lines = [`HTTP/1.1 ${status} X`, ...headers, `Content-Length: ${bytes.length}`];
  return Buffer.concat([makeHead(lines), bytes]);
}

/** The bytes of a head, given its lines. */
export function makeHead(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

/** Encodes a body in chunks, without the chunk that ends it. */
export function encodeChunks(...chunks: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    chunks.flatMap((chunk) => {
      const bytes = Buffer.from(chunk);
      return [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")];
    }),
  );
}
