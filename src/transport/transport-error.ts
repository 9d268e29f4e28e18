/** Why there is no answer, and whether a byte of the request may have left. */
export class TransportError extends Error {
  readonly code: TransportErrorCode;
  readonly sent: boolean;
  /** Status of the answer, when one began to arrive. */
  readonly httpStatus: number | undefined;

  constructor(
    code: TransportErrorCode,
    { sent, httpStatus, cause }: { sent: boolean; httpStatus?: number | undefined; cause?: unknown },
  ) {
    super(code, { cause });
    this.code = code;
    this.sent = sent;
    this.httpStatus = httpStatus;
  }
}

/** What can go wrong between the call and its answer. */
export type TransportErrorCode =
  | "timeout"
  | "aborted"
  | "connection_refused"
  | "dns_failure"
  | "dns_temporary_failure"
  | "connect_timeout"
  | "tls_failure"
  | "connection_failed"
  | "connection_lost"
  | "dispatcher_repeats"
  | "body_too_large"
  | "invalid_encoding"
  | "unexpected_failure";
