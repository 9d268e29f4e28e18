import { classifyConnectFailure } from "./classify-failure.ts";
import { decodeBody, readEncodings } from "./decode-body.ts";
import { fetchClasses, makeAbortController } from "./fetch-classes.ts";
import { keepFromRepeating } from "./keep-from-repeating.ts";
import { maxBodyBytes, type Transport } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/**
 * Makes a transport of a standard `fetch`. It does not show whether a byte has left, so a failure counts as
 * sent unless the error itself proves otherwise.
 */
export function sendWithFetch(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body }, deadline) => {
    const controller = makeAbortController();
    let httpStatus: number | undefined;
    let repeats = false;
    const cancelled = new Promise<never>((_, reject) => {
      deadline.waitUntilCancelled(({ code, reason }) => {
        reject(new TransportError(code, { sent: true, httpStatus, cause: reason }));
        controller.abort();
      });
    });
    const exchange = async () => {
      const { signal } = controller;
      const options = {
        method,
        headers: new fetchClasses.Headers([...headers]),
        redirect: "manual",
        // A framework that caches fetch, such as Next.js, would answer a look-up from elsewhere.
        cache: "no-store",
        signal,
        ...(body !== undefined && { body }),
      } as const;
      const init = keepFromRepeating(options, () => {
        repeats = true;
      });
      const response = await fetch(url, init);
      httpStatus = response.status;
      return { httpStatus, headers: response.headers, text: await readText(response) };
    };
    try {
      return await Promise.race([exchange(), cancelled]);
    } catch (cause) {
      if (cause instanceof TransportError) throw cause;
      if (repeats) throw new TransportError("dispatcher_repeats", { sent: true, httpStatus, cause });
      const code = httpStatus === undefined ? classifyConnectFailure(cause) : undefined;
      throw new TransportError(code ?? "connection_lost", { sent: code === undefined, httpStatus, cause });
    } finally {
      deadline.stopWaiting();
    }
  };
}

async function readText(response: Response): Promise<string> {
  const { status: httpStatus, body } = response;
  readEncodings(response.headers.get("content-encoding"), httpStatus);
  // A polyfill over XMLHttpRequest has no streams, and many an answer of a test has only text().
  const parts = body === undefined ? [Buffer.from(await response.text())] : body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by a throw cancels the rest of the body.
  for await (const chunk of (parts ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw new TransportError("body_too_large", { sent: true, httpStatus });
    chunks.push(chunk);
  }
  // fetch has already decompressed the body.
  return decodeBody(chunks, null, httpStatus);
}
