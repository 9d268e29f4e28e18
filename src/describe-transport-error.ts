import {
  EkoConnectionError,
  type EkoError,
  type EkoErrorDetails,
  EkoResponseError,
  EkoTimeoutError,
} from "./errors.ts";
import type { TransportError } from "./transport/transport.ts";

const reasons: Record<string, string> = {
  timeout: "ran out of time",
  aborted: "was aborted",
  body_too_large: "got an answer larger than 1 MiB",
  invalid_encoding: "got an answer that is not UTF-8",
  connection_lost: "lost the connection",
};

/** Turns a failure of the transport into the error that the caller sees. */
export function describeTransportError(
  identity: Pick<EkoErrorDetails, "operation" | "client_ref_id">,
  error: TransportError,
): EkoError {
  const { code, sent, httpStatus } = error;
  const effect = sent ? "Whether it had an effect is not known." : "Nothing was sent.";
  const message = `${identity.operation} ${reasons[code] ?? "could not connect"}. ${effect}`;
  const details = { ...identity, code, outcome: sent ? "unknown" : "not_sent", cause: error.cause } as const;
  if (code === "timeout" || code === "aborted") return new EkoTimeoutError(message, details);
  if (httpStatus !== undefined && code !== "connection_lost")
    return new EkoResponseError(message, { ...details, httpStatus });
  return new EkoConnectionError(message, details);
}
