import { errorDocs } from "../../generated/error-docs.ts";
import type { OperationId } from "../contract-types.ts";
import type { EkoErrorCode, EkoErrorName } from "./codes.ts";

/**
 * How much is known of the effect of a call. `not_sent`: no byte of it left. `rejected`: the server refused it.
 * `unknown`: it may have had its effect. Only after the first two can you call again without the risk of a second OTP.
 */
export type Outcome = "not_sent" | "rejected" | "unknown";

/** Which call an error belongs to. */
export interface CallReference {
  /** The operation that was called; undefined for errors at construction. */
  operation?: OperationId | undefined;
  /** The reference of the call, given or made. Name it when you ask the vendor about the call. */
  client_ref_id?: string | undefined;
}

/** What every error of this client carries. */
export interface EkoErrorDetails<Code extends EkoErrorCode = EkoErrorCode> extends CallReference {
  /** Stable code to branch on, in snake case. */
  code: Code;
  outcome: Outcome;
  /** The underlying failure. */
  cause?: unknown;
}

// Two copies of the package, or a bundle and the package, do not share classes; they share this.
const brand = Symbol.for("eko-onboarding.error");

/** Base class of every error that this client throws. Messages hold neither secrets nor personal data. */
export class EkoError extends Error {
  // Literals, because a minifier renames classes.
  override readonly name: EkoErrorName = "EkoError";
  /** Stable code to branch on, in snake case. Each class has codes of its own. */
  readonly code: EkoErrorCode;
  /** Whether the call had an effect, as far as it is known. */
  readonly outcome: Outcome;
  /** The operation that was called; undefined for errors at construction. */
  readonly operation: OperationId | undefined;
  /** The reference of the call, given or made. Name it when you ask the vendor about the call. */
  readonly client_ref_id: string | undefined;

  constructor(message: string, { code, outcome, operation, client_ref_id, cause }: EkoErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.outcome = outcome;
    this.operation = operation;
    this.client_ref_id = client_ref_id;
  }

  /** Where the docs say what `code` means and what to do about it: on the reference page, or in a file of this package. */
  get docs(): string {
    return `${errorDocs}${this.code}`;
  }

  /** @hidden */
  get [brand](): true {
    return true;
  }
}

/**
 * Whether a value is an error of this client, of whichever copy of the package. Where there are several copies,
 * `instanceof` fails: tell the classes apart by `name`.
 *
 * @example
 * if (isEkoError(error) && error.outcome === "unknown") askTheCustomer(error.client_ref_id);
 */
export function isEkoError(value: unknown): value is EkoError {
  return typeof value === "object" && value !== null && Reflect.get(value, brand) === true;
}
