import { operations, type ResponseType } from "../../generated/tables.ts";
import type { OperationId } from "../contract-types.ts";
import {
  EkoConfigError,
  EkoError,
  EkoHttpError,
  EkoInputError,
  EkoRejectionError,
} from "../errors/eko-errors.ts";
import { answerFlagName } from "./answer-flag.ts";
import { flagOf, listFields } from "./field-flags.ts";
import { variables } from "./server/read-configuration.ts";

/**
 * An error as lines for the terminal: what happened, what it means, what to do.
 *
 * @param showsAnswers whether to quote what the server says about the refusal and the refused fields
 */
export function describeError(error: unknown, showsAnswers: boolean): string[] {
  if (!(error instanceof EkoError)) return [error instanceof Error ? error.message : String(error)];
  if (error instanceof EkoInputError) {
    return [...error.issues.map(({ path, message }) => `${nameOf(path)}${message}`), "Nothing was sent."];
  }
  if (error instanceof EkoConfigError) return [error.message, "Nothing was sent."];
  const reason = findCauseCode(error);
  return [
    error.message,
    ...(reason === undefined ? [] : [`Reason: ${reason}.`]),
    ...(error instanceof EkoRejectionError ? describeRejection(error, showsAnswers) : []),
    ...(error instanceof EkoHttpError ? describeHttpDetails(error) : []),
    // Only a call that was refused may be repeated for that.
    ...(error.outcome === "rejected" && !showsAnswers
      ? [`Add --${answerFlagName} to see the server's own words.`]
      : []),
    describeOutcome(error),
  ];
}

/** The code of the failure at the bottom of the causes, such as ENOTFOUND. */
function findCauseCode(error: unknown): string | undefined {
  const { cause } = Object(error) as { cause?: unknown };
  if (cause === undefined) return undefined;
  const { code } = Object(cause) as { code?: unknown };
  return findCauseCode(cause) ?? (typeof code === "string" ? code : undefined);
}

/** The flag for a field of the input, and the variable where there is one. */
function nameOf(path: string): string {
  if (path === "") return "";
  const [field = "", index] = path.split("/");
  const variable = `EKO_${field.toUpperCase()}`;
  const line = index === undefined ? "" : `, number ${Number(index) + 1},`;
  return `${flagOf(field)}${Object.hasOwn(variables, variable) ? ` (${variable})` : ""}${line} `;
}

function describeRejection({ reason, invalid_params }: EkoRejectionError, showsAnswers: boolean): string[] {
  const fields = Object.entries(invalid_params ?? {}).map(
    ([field, text]) => `${flagOf(field)}${showsAnswers ? `: ${text}` : " is refused."}`,
  );
  return showsAnswers && reason !== undefined
    ? [`The server says: ${JSON.stringify(reason)}.`, ...fields]
    : fields;
}

function describeHttpDetails({ clockSkewMs = 0, retryAfterMs }: EkoHttpError): string[] {
  return [
    // A small one may remain after the client has corrected a large one.
    ...(isNegligible(clockSkewMs) ? [] : [`${describeSkew(clockSkewMs)}.`]),
    ...(retryAfterMs === undefined
      ? []
      : [`The server asks you to wait ${Math.ceil(retryAfterMs / 1000)} s before the next call.`]),
  ];
}

/** How far the clock of this machine is off, from how far the server's is ahead, in milliseconds. */
export function describeSkew(skewMs: number): string {
  if (isNegligible(skewMs)) return "The clock of this machine agrees with the server's";
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return `The clock of this machine is ${seconds} s ${skewMs > 0 ? "behind" : "ahead of"} the server's`;
}

// The Date header counts whole seconds.
function isNegligible(skewMs: number): boolean {
  return Math.abs(skewMs) < 2000;
}

function describeOutcome({ outcome, operation, client_ref_id }: EkoError): string {
  if (outcome === "not_sent") return "Outcome: nothing was sent. The call may be repeated.";
  if (outcome === "rejected") return "Outcome: the call was refused.";
  const reference = client_ref_id === undefined ? "" : `, or the vendor about client_ref_id ${client_ref_id}`;
  const question = sendsOtp(operation)
    ? "the customer whether an OTP came"
    : "the customer or yourself what changed";
  return `Outcome: unknown. Do not call again before you have asked ${question}${reference}.`;
}

/** Whether the operation may text an OTP: some success of it leads to one that takes an OTP. */
function sendsOtp(operation: OperationId | undefined): boolean {
  const types: readonly ResponseType[] = operation === undefined ? [] : operations[operation].responseTypes;
  return types.some(({ success, next }) => success && next !== null && listFields(next).includes("otp"));
}
