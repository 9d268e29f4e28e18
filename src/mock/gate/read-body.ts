import type { Readable } from "node:stream";
import { clearTimeout, setTimeout } from "node:timers";
import { Refusal } from "../answer.ts";

/** The most that the mock reads of a body, in bytes; the documented bodies have some hundreds. */
const maxBodyBytes = 64 * 1024;

/** How long a body may take to arrive, in milliseconds. */
const maxBodyMs = 30_000;

/**
 * Reads a body with a limit of size and of time.
 *
 * @throws Refusal with 413 as soon as the body proves too large, with 408 and the end of the connection when it is slow
 */
export async function readBody(request: Readable, timeoutMs = maxBodyMs): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Buffer>((resolve, reject) => {
    timer = setTimeout(() => {
      const body = { message: `The body took longer than ${timeoutMs} ms.` };
      reject(new Refusal({ status: 408, headers: { connection: "close" }, body }));
    }, timeoutMs).unref();
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      // The rest is read and thrown away, so that a client that is still sending gets to see the answer.
      if (length <= maxBodyBytes) chunks.push(chunk);
      else {
        const body = { message: `The body is larger than ${maxBodyBytes} bytes.` };
        reject(new Refusal({ status: 413, body }));
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  }).finally(() => clearTimeout(timer));
}
