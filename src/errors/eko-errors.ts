import type { OperationId } from "../contract-types.ts";
import type { CodeOf } from "./codes.ts";
import { type CallReference, EkoError, type EkoErrorDetails } from "./eko-error.ts";

export { type CallReference, EkoError, type EkoErrorDetails, isEkoError, type Outcome } from "./eko-error.ts";

/** The options of the client or of a call are wrong. Outcome `not_sent`. */
export class EkoConfigError extends EkoError {
  override readonly name = "EkoConfigError";
  declare readonly code: CodeOf<"EkoConfigError">;

  constructor(message: string, call: CallReference = {}) {
    super(message, { ...call, code: "invalid_options", outcome: "not_sent" });
  }
}

/** One field of the input that breaks the contract. */
export interface InputIssue {
  /** Path of the field, such as `residence_address/0`; empty for the input as a whole. */
  path: string;
  /** The rule that the value breaks, and an example. Never shows the value. */
  message: string;
}

/** The input breaks the contract; nothing was signed or sent. Outcome `not_sent`. */
export class EkoInputError extends EkoError {
  override readonly name = "EkoInputError";
  declare readonly code: CodeOf<"EkoInputError">;
  /** One issue for each field that breaks the contract. */
  readonly issues: readonly InputIssue[];

  constructor(operation: OperationId, issues: readonly InputIssue[], client_ref_id?: string) {
    const lines = issues.map(({ path, message }) => (path ? `${path} ${message}` : message));
    super(`${operation} was not sent: ${lines.join("; ")}`, {
      code: "contract_violation",
      outcome: "not_sent",
      operation,
      client_ref_id,
    });
    this.issues = issues;
  }
}

/** The connection failed: `not_sent` when it is proven that no byte left, else `unknown`. */
export class EkoConnectionError extends EkoError {
  override readonly name = "EkoConnectionError";
  declare readonly code: CodeOf<"EkoConnectionError">;
}

/** The deadline passed (`timeout`) or the caller aborted (`aborted`). Outcome `not_sent` or `unknown`. */
export class EkoTimeoutError extends EkoError {
  override readonly name = "EkoTimeoutError";
  declare readonly code: CodeOf<"EkoTimeoutError">;
}

/**
 * The server or a proxy refused the request by its HTTP status: 401, 403, 404, 405, 415 or 429. Outcome `rejected` only
 * with the documented body of a 401 or 403; else `unknown`, because a proxy can put such a status in front of a call that
 * was executed.
 */
export class EkoHttpError extends EkoError {
  override readonly name = "EkoHttpError";
  declare readonly code: CodeOf<"EkoHttpError">;
  readonly httpStatus: number;
  /** How far the server's clock is ahead of ours, in milliseconds, where its answer shows it. */
  readonly clockSkewMs: number | undefined;
  /** How long the server asks to wait, in milliseconds, from `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    details: EkoErrorDetails<CodeOf<"EkoHttpError">> & {
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

/**
 * HTTP 200 with a failure of the business. `code` is the name of `status` in the contract, or of the answer that is a
 * rejection itself, or `rejected` for a status that the contract does not know. Outcome `rejected`.
 */
export class EkoRejectionError extends EkoError {
  override readonly name = "EkoRejectionError";
  declare readonly code: CodeOf<"EkoRejectionError">;
  /** The server's business code. */
  readonly status: number;
  readonly response_status_id: number | undefined;
  readonly response_type_id: number | undefined;
  readonly #invalidParams: Readonly<Record<string, string>> | undefined;
  readonly #reason: string | undefined;

  constructor(
    message: string,
    details: EkoErrorDetails<CodeOf<"EkoRejectionError">> & {
      status: number;
      response_status_id: number | undefined;
      response_type_id: number | undefined;
      invalid_params: Readonly<Record<string, string>> | undefined;
      reason?: string | undefined;
    },
  ) {
    super(message, details);
    this.status = details.status;
    this.response_status_id = details.response_status_id;
    this.response_type_id = details.response_type_id;
    this.#invalidParams = details.invalid_params;
    this.#reason = details.reason;
  }

  /**
   * The server's own words on why, where the contract says that the answer has some; with the replacements of
   * `invalid_params`. Neither `util.inspect` nor JSON shows it.
   */
  get reason(): string | undefined {
    return this.#reason;
  }

  /**
   * The refused fields of the contract, each with the server's text, in which recognised values of the call are replaced
   * by their names. Neither `util.inspect` nor JSON shows it.
   */
  get invalid_params(): Readonly<Record<string, string>> | undefined {
    return this.#invalidParams;
  }
}

/** An answer that proves nothing: a redirect, a server error, or a body that cannot be read. Outcome `unknown`. */
export class EkoResponseError extends EkoError {
  override readonly name = "EkoResponseError";
  declare readonly code: CodeOf<"EkoResponseError">;
  readonly httpStatus: number;

  constructor(
    message: string,
    details: EkoErrorDetails<CodeOf<"EkoResponseError">> & { httpStatus: number },
  ) {
    super(message, details);
    this.httpStatus = details.httpStatus;
  }
}
