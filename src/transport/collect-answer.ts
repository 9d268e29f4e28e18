import { classifyConnectFailure, isTlsFailure } from "./classify-failure.ts";
import type { Deadline } from "./deadline.ts";
import { decodeBody } from "./decode-body.ts";
import type { DispatchController, DispatchedHeaders, DispatchHandler } from "./dispatcher.ts";
import { RawHeaders } from "./raw-headers.ts";
import { type Answer, maxBodyBytes } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

/** Handler of a dispatcher, with a watch on how often the dispatcher takes the request. */
export interface AnswerCollector extends DispatchHandler {
  /**
   * To be called whenever the header fields are read, which precedes every writing of the request.
   *
   * @throws Error when a connection has taken the request before: the dispatcher is about to repeat it
   */
  watchReading(): void;
}

/** Collects one answer, and proves whether a byte of the request may have left. */
export function collectAnswer(
  deadline: Deadline,
  resolve: (answer: Answer) => void,
  reject: (error: TransportError) => void,
): AnswerCollector {
  let settled = false;
  let abort: ((reason: Error) => void) | undefined;
  let isRead = false;
  let repeats = false;
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
    // An answer proves it whatever else the dispatcher said; fields that were never read cannot have left.
    const sent = httpStatus !== undefined || (abort !== undefined && (isRead || !repeats));
    reject(new TransportError(repeats ? "dispatcher_repeats" : code, { sent, httpStatus, cause }));
    try {
      abort?.(new Error(code));
    } catch {
      // A dispatcher of the caller's may throw here; the calls that are cancelled next must not suffer from it.
    }
  };
  // A connection is ready: the request is written next.
  const start = (abortRequest: (reason: Error) => void) => {
    // Cancelled while connecting: the request must not be written any more.
    if (settled) abortRequest(new Error("cancelled"));
    else abort = abortRequest;
  };
  const startAnswer = (statusCode: number, fields: ConstructorParameters<typeof RawHeaders>[0]) => {
    // 1xx only announces the answer.
    if (statusCode < 200) return;
    httpStatus = statusCode;
    headers = new RawHeaders(fields);
  };
  const add = (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size > maxBodyBytes) fail("body_too_large");
    else chunks.push(chunk);
  };
  const end = () => {
    if (httpStatus === undefined) return fail("connection_lost");
    if (settled) return;
    settle();
    try {
      const text = decodeBody(chunks, headers.get("content-encoding"), httpStatus);
      resolve({ httpStatus, headers, text });
    } catch (error) {
      reject(error as TransportError);
    }
  };
  const failWith = (error: unknown) => {
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
  deadline.waitUntilCancelled(({ code, reason }) => fail(code, reason));

  return {
    watchReading() {
      if (abort === undefined) {
        isRead = true;
        return;
      }
      repeats = true;
      throw new Error("The request was about to be repeated.");
    },

    onConnect: start,
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

/** undici's interceptor `responseError` turns an answer of 400 or above into an error, which holds all of it. */
function readResponseError(error: unknown) {
  const { code, statusCode, headers, body } = Object(error) as { [name: string]: unknown };
  if (code !== "UND_ERR_RESPONSE" || typeof statusCode !== "number") return undefined;
  const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
  // Decoded already.
  const { "content-encoding": _, ...fields } = Object(headers) as DispatchedHeaders;
  return { statusCode, headers: fields, body: Buffer.from(text) };
}

function listFields(headers: DispatchedHeaders): string[] {
  return Object.entries(headers).flatMap(([name, values = []]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
}
