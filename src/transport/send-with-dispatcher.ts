import { classifyConnectFailure, isTlsFailure } from "./classify-failure.ts";
import type { Deadline } from "./deadline.ts";
import { decodeBody } from "./decode-body.ts";
import type { Dispatcher, DispatchHandler } from "./dispatcher.ts";
import { RawHeaders } from "./raw-headers.ts";
import { type Answer, maxBodyBytes, type Transport, type WireRequest } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/**
 * Makes a transport of an undici dispatcher. Unlike fetch it shows when the request is put on a socket: a
 * failure before that moment proves that no byte has left.
 */
export function sendWithDispatcher(dispatcher: Dispatcher): Transport {
  return (request, deadline) =>
    new Promise((resolve, reject) => {
      const handler = collectAnswer(deadline, resolve, reject);
      try {
        dispatcher.dispatch(describeRequest(request), handler);
      } catch (error) {
        handler.onError(error);
      }
    });
}

function describeRequest({ method, url, headers, body }: WireRequest) {
  // Always absolute and without a fragment here, so the path begins at the first slash after the scheme's two.
  const pathStart = url.indexOf("/", "https://".length);
  const fields: string[] = [];
  headers.forEach((value, name) => {
    fields.push(name, value);
  });
  return {
    origin: url.slice(0, pathStart),
    path: url.slice(pathStart),
    method,
    headers: fields,
    body: body ?? null,
    // The deadline of the call covers both; undici's own limits would end a longer one early.
    headersTimeout: 0,
    bodyTimeout: 0,
    // A dispatcher of undici 6 may be set to follow redirects: the target would get the keys.
    maxRedirections: 0,
  };
}

/** Collects one answer. `onConnect` is called when a socket is ready, just before the request is written. */
function collectAnswer(
  deadline: Deadline,
  resolve: (answer: Answer) => void,
  reject: (error: TransportError) => void,
): DispatchHandler {
  let settled = false;
  let abort: (() => void) | undefined;
  let httpStatus: number | undefined;
  let headers = new RawHeaders([]);
  let size = 0;
  const chunks: Uint8Array[] = [];

  const settle = () => {
    settled = true;
    deadline.stopWaiting();
  };
  const fail = (code: TransportError["code"], cause?: unknown) => {
    if (settled) return;
    settle();
    reject(
      new TransportError(code, {
        sent: abort !== undefined || httpStatus !== undefined,
        httpStatus,
        cause,
      }),
    );
    try {
      abort?.();
    } catch {
      // A dispatcher of the caller's may throw here; the calls that are cancelled next must not suffer from it.
    }
  };
  deadline.waitUntilCancelled(({ code, reason }) => fail(code, reason));

  return {
    onConnect(abortRequest) {
      // Cancelled while connecting: the request must not be written any more.
      if (settled) abortRequest();
      else abort = abortRequest;
    },
    onHeaders(statusCode, rawHeaders) {
      // 1xx only announces the answer.
      if (statusCode >= 200) {
        httpStatus = statusCode;
        headers = new RawHeaders(rawHeaders ?? []);
      }
      return true;
    },
    onData(chunk) {
      size += chunk.byteLength;
      if (size > maxBodyBytes) fail("body_too_large");
      else chunks.push(chunk);
      return true;
    },
    onComplete() {
      if (httpStatus === undefined) return fail("connection_lost");
      if (settled) return;
      settle();
      try {
        resolve({
          httpStatus,
          headers,
          text: decodeBody(chunks, headers.get("content-encoding"), httpStatus),
        });
      } catch (error) {
        reject(error as TransportError);
      }
    },
    onError(error) {
      if (abort !== undefined) fail("connection_lost", error);
      else
        fail(
          classifyConnectFailure(error) ?? (isTlsFailure(error) ? "tls_failure" : "connection_failed"),
          error,
        );
    },
  };
}
