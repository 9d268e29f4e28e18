import type { IncomingMessage } from "node:http";
import { Refusal } from "../answer.ts";

/** The most that the mock reads of a body, in bytes; the documented bodies have some hundreds. */
const maxBodyBytes = 64 * 1024;

/**
 * Reads a body with a limit.
 *
 * @throws Refusal with 413 as soon as the body proves too large
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const message = `The body is larger than ${maxBodyBytes} bytes.`;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      // What follows is read and thrown away, so that a client that is still sending gets to see the answer.
      if (length <= maxBodyBytes) chunks.push(chunk);
      else reject(new Refusal({ status: 413, body: { message } }));
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}
