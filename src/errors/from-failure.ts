import { isTlsFailure } from "../transport/classify-failure.ts";
import { TransportError, type TransportErrorCode } from "../transport/transport-error.ts";
import {
  EkoConnectionError,
  EkoError,
  type EkoErrorDetails,
  EkoResponseError,
  EkoTimeoutError,
} from "./eko-errors.ts";

const reasons: Record<TransportErrorCode, string> = {
  timeout: "ran out of time",
  aborted: "was aborted by the caller",
  connection_refused: "could not connect: the server refuses connections",
  dns_failure: "could not connect: the name of the server is not known",
  dns_temporary_failure: "could not connect: the name of the server cannot be looked up at the moment",
  connect_timeout: "could not connect in time",
  tls_failure: "could not connect: the TLS handshake failed",
  connection_failed: "could not connect",
  connection_lost: "lost the connection before the answer was complete",
  dispatcher_repeats:
    "was stopped: its dispatcher repeats requests, and the server may text a person each time",
  body_too_large: "got an answer of more than 1 MiB",
  invalid_encoding: "got an answer that is no valid UTF-8, or wrongly compressed",
  unexpected_failure: "failed in a middleware, in the clock, or in reading JSON",
};

/** Turns whatever ended a call without an answer into the error that the caller sees. */
export function errorFromFailure(
  identity: Pick<EkoErrorDetails, "operation" | "client_ref_id">,
  error: unknown,
): EkoError {
  const who = identity.operation ?? "The request";
  if (error instanceof EkoError) return error;
  const failure =
    error instanceof TransportError
      ? error
      : new TransportError("unexpected_failure", { sent: true, cause: error });
  const { code, sent, httpStatus } = failure;
  const effect = sent ? "Whether it had an effect is not known." : "Nothing was sent.";
  const message = `${who} ${reasons[code]}. ${effect}`;
  const details = { ...identity, code, outcome: sent ? "unknown" : "not_sent" } as const;
  if (code === "timeout" || code === "aborted")
    return new EkoTimeoutError(message, { ...details, cause: failure.cause });
  if (code === "unexpected_failure") {
    // The caller's own error is passed on, but for one of the JSON parser, whose message quotes the body.
    return new EkoError(message, {
      ...details,
      cause: failure.cause instanceof SyntaxError ? undefined : failure.cause,
    });
  }
  const cause = summarizeCause(failure.cause);
  if ((code === "body_too_large" || code === "invalid_encoding") && httpStatus !== undefined) {
    return new EkoResponseError(message, { ...details, httpStatus, cause });
  }
  return new EkoConnectionError(message, { ...details, cause });
}

/**
 * What an error of the network says, without what it carries: a parse error of undici holds the bytes of the answer,
 * an error of a custom fetch may hold anything.
 */
function summarizeCause(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, cause } = error as { code?: unknown; syscall?: unknown; cause?: unknown };
  const isOfNetwork = syscall !== undefined || /^(UND_ERR_|HPE_)/.test(String(code)) || isTlsFailure(error);
  const inner = summarizeCause(cause);
  const summary = new Error(isOfNetwork ? error.message : error.name, inner && { cause: inner });
  return typeof code === "string" ? Object.assign(summary, { code }) : summary;
}
