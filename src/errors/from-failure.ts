import { types } from "node:util";
import { isTlsFailure } from "../transport/classify-failure.ts";
import { TransportError, type TransportErrorCode } from "../transport/transport-error.ts";
import { errorCodes } from "./codes.ts";
import {
  type CallReference,
  EkoConfigError,
  EkoConnectionError,
  EkoError,
  EkoResponseError,
  EkoTimeoutError,
} from "./eko-errors.ts";

/** Which call failed, and where it went. */
export interface FailedCall extends CallReference {
  /** Host and port of the server. */
  host?: string | undefined;
}

const meanings: Record<TransportErrorCode, string> = {
  ...errorCodes.EkoError,
  ...errorCodes.EkoConnectionError,
  ...errorCodes.EkoTimeoutError,
  ...errorCodes.EkoResponseError,
};

/** The error that the caller sees when a call ends without an answer. */
export function errorFromFailure({ host, ...call }: FailedCall, error: unknown): EkoError {
  if (error instanceof EkoConfigError && error.client_ref_id === undefined)
    return new EkoConfigError(error.message, call);
  if (error instanceof EkoError) return error;
  const failure =
    error instanceof TransportError
      ? error
      : new TransportError("unexpected_failure", { sent: true, cause: error });
  const { code, sent, httpStatus } = failure;
  const reason = meanings[code]
    .replace("The call", call.operation ?? "The request")
    .replace("the server", host ?? "the server");
  const message = `${reason} ${sent ? "Whether it had an effect is not known." : "Nothing was sent."}`;
  const details = { ...call, outcome: sent ? "unknown" : "not_sent" } as const;
  switch (code) {
    case "timeout":
    case "aborted":
      return new EkoTimeoutError(message, { ...details, code, cause: failure.cause });
    case "unexpected_failure": {
      // The caller's own error is passed on, except one of the JSON parser, whose message quotes the body.
      const cause = Object(failure.cause).name === "SyntaxError" ? undefined : failure.cause;
      return new EkoError(message, { ...details, code, cause });
    }
    case "body_too_large":
    case "invalid_encoding": {
      const cause = summarizeCause(failure.cause);
      // Both fail after the head of an answer.
      return new EkoResponseError(message, { ...details, code, httpStatus: httpStatus as number, cause });
    }
    default:
      return new EkoConnectionError(message, { ...details, code, cause: summarizeCause(failure.cause) });
  }
}

/**
 * An error of the network without the data that it carries: a parse error of undici holds the bytes of the answer, an
 * error of a custom fetch may hold anything.
 */
function summarizeCause(error: unknown): Error | undefined {
  // In Jest, Node's errors come from another realm, so `instanceof Error` does not know them.
  if (!(types.isNativeError(error) || error instanceof Error)) return undefined;
  const { code, syscall, cause } = error as { code?: unknown; syscall?: unknown; cause?: unknown };
  const isOfNetwork = syscall !== undefined || /^(UND_ERR_|HPE_)/.test(String(code)) || isTlsFailure(error);
  const inner = summarizeCause(cause);
  const summary = new Error(isOfNetwork ? error.message : error.name, inner && { cause: inner });
  return typeof code === "string" ? Object.assign(summary, { code }) : summary;
}
