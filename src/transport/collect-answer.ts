import { timestampWindowMs } from "../../generated/tables.ts";
import { classifyConnectFailure, isTlsFailure } from "./classify-failure.ts";
import type { Deadline } from "./deadline.ts";
import { decodeBody } from "./decode-body.ts";
import type { DispatchController, DispatchHandler } from "./dispatcher.ts";
import { listFields, RawHeaders } from "./raw-headers.ts";
import { readResponseError } from "./read-response-error.ts";
import { type Answer, maxBodyBytes } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/** Handler of a dispatcher, with a watch on how often the dispatcher takes the request. */
export interface AnswerCollector extends DispatchHandler {
  /**
   * To be called whenever the header fields are read, which precedes every writing of the request.
   *
   * @returns whether it may be written: false when a connection has taken it before, because then it is to be repeated
   */
  watchReading(): boolean;
}

/**
 * How old a signature may be when its request is written, in milliseconds: half of the server's window. A dispatcher
 * with few connections keeps a signed request until one of them is ready.
 */
const maxSignatureAgeMs = timestampWindowMs / 2;

/** Collects one answer, and proves whether a byte of the request may have left. */
export function collectAnswer(
  deadline: Deadline,
  resolve: (answer: Answer) => void,
  reject: (error: TransportError) => void,
): AnswerCollector {
  const startedAt = performance.now();
  let settled = false;
  let letGo: (() => void) | undefined;
  let abort: ((reason: Error) => void) | undefined;
  let isRead = false;
  let repeats = false;
  let head: Pick<Answer, "httpStatus" | "headers"> | undefined;
  let size = 0;
  const chunks: Uint8Array[] = [];

  const settle = () => {
    settled = true;
    deadline.stopWaiting();
  };
  const fail = (code: TransportError["code"], cause?: unknown) => {
    if (settled) return;
    settle();
    const httpStatus = head?.httpStatus;
    // An answer proves it whatever else the dispatcher said; fields that were never read cannot have left.
    const sent = httpStatus !== undefined || (abort !== undefined && (isRead || !repeats));
    reject(new TransportError(repeats ? "dispatcher_repeats" : code, { sent, httpStatus, cause }));
    try {
      abort?.(new Error(code));
    } catch {
      // A dispatcher of the caller's may throw here; the calls that are cancelled next must not suffer from it.
    }
  };
  // A connection is ready: the request is written next, except when this throws, which keeps the connection.
  const start = (abortRequest: (reason: Error) => void, mayThrow = true) => {
    letGo?.();
    // A second connection after one that has taken the request.
    if (abort !== undefined) fail("dispatcher_repeats");
    if (performance.now() - startedAt > maxSignatureAgeMs) fail("connect_timeout");
    if (!settled) {
      abort = abortRequest;
      return;
    }
    const reason = new Error("The request has ended: it must not be written any more.");
    if (mayThrow) throw reason;
    abortRequest(reason);
  };
  const startAnswer = (statusCode: number, fields: ConstructorParameters<typeof RawHeaders>[0]) => {
    // 1xx only announces the answer.
    if (statusCode < 200) return;
    head = { httpStatus: statusCode, headers: new RawHeaders(fields) };
  };
  const add = (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size > maxBodyBytes) fail("body_too_large");
    else chunks.push(chunk);
  };
  const end = () => {
    letGo?.();
    if (head === undefined) return fail("connection_lost");
    if (settled) return;
    settle();
    try {
      const text = decodeBody(chunks, head.headers.get("content-encoding"), head.httpStatus);
      resolve({ ...head, text });
    } catch (error) {
      reject(error as TransportError);
    }
  };
  const failWith = (error: unknown) => {
    letGo?.();
    const answer = readResponseError(error);
    if (answer !== undefined) {
      startAnswer(answer.statusCode, listFields(answer.headers));
      add(answer.body);
      return end();
    }
    if (abort !== undefined) return fail("connection_lost", error);
    const code = classifyConnectFailure(error) ?? (isTlsFailure(error) ? "tls_failure" : "connection_failed");
    fail(code, error);
  };
  deadline.waitUntilCancelled(({ code, reason }) => {
    // Until a connection is ready the dispatcher gives no handle: it keeps the request, and goes on connecting.
    if (abort === undefined)
      deadline.holdSlotUntil(
        new Promise((resolve) => {
          letGo = resolve;
        }),
      );
    fail(code, reason);
  });

  return {
    watchReading() {
      if (abort === undefined) isRead = true;
      else repeats = true;
      return !repeats;
    },

    // The MockAgent of undici 6 passes null and calls from a timer, where a throw would end the process.
    onConnect: (abortRequest, context) => start(abortRequest, context !== null),
    onHeaders(statusCode, fields) {
      startAnswer(statusCode, fields ?? []);
      return true;
    },
    onData(chunk) {
      add(chunk);
      return true;
    },
    onComplete: end,
    onError: failWith,

    onRequestStart: (controller: DispatchController) => start((reason) => controller.abort(reason)),
    onResponseStart: (_, statusCode, fields) => startAnswer(statusCode, listFields(fields)),
    onResponseData: (_, chunk) => add(chunk),
    onResponseEnd: end,
    onResponseError: (_, error) => failWith(error),
  };
}
