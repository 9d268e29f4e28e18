import { decodeText } from "./decode-text.ts";
import { maxBodyBytes, type Transport, TransportError } from "./transport.ts";

/**
 * Makes a transport of a standard `fetch`. It does not show whether a byte has left, so a failure counts as
 * sent unless the error itself proves otherwise.
 */
export function sendWithFetch(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body }, deadline) => {
    if (deadline.cancellation) throw new TransportError(deadline.cancellation.code, { sent: false });
    const controller = new AbortController();
    const cancelled = new Promise<never>((_, reject) => {
      deadline.onCancel(({ code, reason }) => {
        reject(new TransportError(code, { sent: true, httpStatus, cause: reason }));
        controller.abort();
      });
    });
    // A cancellation that comes when the answer is complete has nobody to tell.
    cancelled.catch(() => {});
    let httpStatus: number | undefined;
    const exchange = async () => {
      const { signal } = controller;
      const response = await fetch(url, { method, headers, body: body ?? null, redirect: "manual", signal });
      httpStatus = response.status;
      return { status: response.status, headers: response.headers, text: await readText(response) };
    };
    try {
      return await Promise.race([exchange(), cancelled]);
    } catch (cause) {
      if (cause instanceof TransportError) throw cause;
      throw new TransportError(httpStatus === undefined ? "connection_failed" : "connection_lost", {
        sent: !isNeverConnected(cause),
        httpStatus,
        cause,
      });
    } finally {
      deadline.onCancel(undefined);
    }
  };
}

async function readText(response: Response): Promise<string> {
  const { status: httpStatus } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    // Leaving the loop by a throw cancels the rest of the body.
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBodyBytes) throw new TransportError("body_too_large", { sent: true, httpStatus });
      chunks.push(chunk);
    }
  }
  try {
    return decodeText(chunks);
  } catch {
    throw new TransportError("invalid_encoding", { sent: true, httpStatus });
  }
}

// Codes of errors that happen only while connecting; over a new connection no byte of the request can have left.
const neverConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

function isNeverConnected(error: unknown): boolean {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return neverConnected.has(String(code)) || (cause !== undefined && isNeverConnected(cause));
}
