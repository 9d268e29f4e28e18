import type { OperationId } from "../contract-types.ts";

/**
 * What is known of the effect of a call: `not_sent` no byte of it left, `rejected` the server refused it,
 * `unknown` it may have had its effect. Only the first two may be sent again without risk of a second OTP.
 */
export type Outcome = "not_sent" | "rejected" | "unknown";

/** What every error of this client carries. */
export interface EkoErrorDetails {
  /** Stable code to branch on, in snake case. */
  code: string;
  outcome: Outcome;
  /** The operation that was called; undefined for errors at construction. */
  operation?: OperationId | undefined;
  /** The reference of the call, given or made; the handle for asking the vendor about it. */
  client_ref_id?: string | undefined;
  cause?: unknown;
}

/** Base class of every error that this client throws. Messages hold neither secrets nor personal data. */
export class EkoError extends Error {
  readonly code: string;
  readonly outcome: Outcome;
  readonly operation: OperationId | undefined;
  readonly client_ref_id: string | undefined;

  constructor(message: string, { code, outcome, operation, client_ref_id, cause }: EkoErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.outcome = outcome;
    this.operation = operation;
    this.client_ref_id = client_ref_id;
  }
}

/** The options of the client are wrong; thrown at construction. */
export class EkoConfigError extends EkoError {
  constructor(message: string) {
    super(message, { code: "invalid_options", outcome: "not_sent" });
  }
}

/** One field of the input that does not keep the contract. */
export interface InputIssue {
  /** Where, as in `residence_address/0`; empty for the input as a whole. */
  path: string;
  /** What is wrong and what to do. Never shows the value. */
  message: string;
}

/** The input does not keep the contract; nothing was signed or sent. */
export class EkoInputError extends EkoError {
  readonly issues: readonly InputIssue[];

  constructor(operation: OperationId, issues: readonly InputIssue[]) {
    const lines = issues.map(({ path, message }) => (path ? `${path} ${message}` : message));
    super(`${operation} was not sent: ${lines.join("; ")}`, {
      code: "contract_violation",
      outcome: "not_sent",
      operation,
    });
    this.issues = issues;
  }
}

/** The connection failed: `not_sent` when it is proven that no byte left, else `unknown`. */
export class EkoConnectionError extends EkoError {}

/** The deadline passed (`timeout`) or the caller aborted (`aborted`). */
export class EkoTimeoutError extends EkoError {}

/** The server refused the request as HTTP: 403, 404, 405, 415 or 429. */
export class EkoHttpError extends EkoError {
  readonly httpStatus: number;
  /** How far the server's clock is ahead of ours, in milliseconds, where its answer shows it. */
  readonly clockSkewMs: number | undefined;
  /** How long the server asks to wait, in milliseconds, from `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    details: EkoErrorDetails & {
      httpStatus: number;
      clockSkewMs?: number | undefined;
      retryAfterMs?: number | undefined;
    },
  ) {
    super(message, details);
    this.httpStatus = details.httpStatus;
    this.clockSkewMs = details.clockSkewMs;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** HTTP 200 with a business failure. `code` is the name of `status` in the contract, or `rejected`. */
export class EkoRejectionError extends EkoError {
  readonly status: number;
  readonly response_status_id: number | undefined;
  readonly response_type_id: number | undefined;
  /** The refused fields, each with the server's message. */
  readonly invalid_params: Readonly<Record<string, string>> | undefined;

  constructor(
    message: string,
    details: EkoErrorDetails & {
      status: number;
      response_status_id: number | undefined;
      response_type_id: number | undefined;
      invalid_params: Readonly<Record<string, string>> | undefined;
    },
  ) {
    super(message, details);
    this.status = details.status;
    this.response_status_id = details.response_status_id;
    this.response_type_id = details.response_type_id;
    this.invalid_params = details.invalid_params;
  }
}

/** An answer that says nothing reliable: a redirect, a server error, or a body that cannot be read. */
export class EkoResponseError extends EkoError {
  readonly httpStatus: number;

  constructor(message: string, details: EkoErrorDetails & { httpStatus: number }) {
    super(message, details);
    this.httpStatus = details.httpStatus;
  }
}
