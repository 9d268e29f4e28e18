import { refusalSchemas } from "../../generated/schemas.ts";
import { httpErrors, operations, type ResponseType } from "../../generated/tables.ts";
import type { Envelope, OperationId } from "../contract-types.ts";
import { rememberAnswer } from "../read-answer.ts";
import { isBeyondWindow } from "../signing/server-clock.ts";
import { readRetryAfter } from "../transport/http-dates.ts";
import type { Answer } from "../transport/transport.ts";
import { type CodeOf, errorCodes } from "./codes.ts";
import { EkoHttpError, EkoRejectionError, EkoResponseError, type Outcome } from "./eko-errors.ts";
import { findEntry } from "./find-entry.ts";
import { readReason } from "./read-reason.ts";
import { readRefusal, refusesTimestamp } from "./read-refusal.ts";

/** An answer, and what the clocks said when it came. */
export interface DatedAnswer extends Answer {
  /** When it came, in milliseconds since the UNIX epoch by the server's clock; NaN when the clock fails. */
  receivedAtMs: number;
  /** How far the server was ahead, in milliseconds, of the clock that the request was signed with, if the answer tells. */
  clockSkewMs: number | undefined;
}

/** Which call an answer belongs to. */
export interface CallIdentity {
  operation: OperationId;
  client_ref_id: string;
  /** Takes the values of the call out of a text of the server, which may echo them. */
  redact: (text: string) => string;
}

const howToFindOut =
  "Whether the request had an effect is not known: ask whether an OTP came, or trace it by its client_ref_id.";
const foreignRefusal =
  "The body is not the documented one: most likely a proxy or a firewall refused the call, or replaced the answer to it.";

const fieldNames = [...new Set(Object.values(operations).flatMap(({ fields }) => Object.keys(fields)))];

// A text for people has a sentence or two.
const maxTextLength = 500;

/**
 * The error for a failure of the business. The server's own text stays out of the message: it may name the customer.
 *
 * @param type the documented answer that is this rejection, where there is one
 */
export function rejectionFrom(
  call: CallIdentity,
  answer: Answer,
  envelope: Envelope,
  type: ResponseType | undefined,
): EkoRejectionError {
  const { status, response_status_id, response_type_id } = envelope;
  const { known, text } = readReason(envelope, type);
  const invalid_params = readInvalidParams(call, envelope);
  const names = Object.keys(invalid_params ?? {});
  const reasons = [known?.meaning, names.length > 0 && `Fields: ${names.join(", ")}.`];
  const error = new EkoRejectionError(
    [`${call.operation} was rejected with status ${status}.`, ...reasons].filter(Boolean).join(" "),
    {
      ...identify(call),
      code: (known?.name ?? "rejected") as CodeOf<"EkoRejectionError">,
      outcome: "rejected",
      status,
      response_status_id,
      response_type_id,
      invalid_params,
      reason: text === undefined ? undefined : showText(call, text),
    },
  );
  return rememberAnswer(error, answer);
}

/** Names that are not fields of the contract are left out: a server can echo anything as a name, and in any number. */
function readInvalidParams(
  call: CallIdentity,
  { invalid_params, invalid_parameters }: Envelope,
): Record<string, string> | undefined {
  const params = invalid_params ?? invalid_parameters;
  if (params === undefined) return undefined;
  const entries = fieldNames.flatMap((name) => {
    const text = params[name];
    return text === undefined ? [] : [[name, showText(call, text)]];
  });
  return Object.fromEntries(entries);
}

function showText({ redact }: CallIdentity, text: string): string {
  return text.length > maxTextLength ? `a text of ${text.length} characters` : redact(text);
}

/** The error for an answer other than 200: a refusal where the contract documents the status, else nothing is known. */
export function httpErrorFrom(call: CallIdentity, answer: DatedAnswer): EkoHttpError | EkoResponseError {
  const { httpStatus, headers, receivedAtMs, clockSkewMs } = answer;
  const refusal = explainRefusal(answer);
  if (refusal === undefined) return unreliableAnswer(call, answer, codeOfStatus(httpStatus));
  const { code, outcome, reasons } = refusal;
  const retryAfterMs = readRetryAfter(headers, receivedAtMs);
  const message = [`${call.operation} got HTTP ${httpStatus}.`, ...reasons].join(" ");
  const details = { ...identify(call), code, outcome, httpStatus, clockSkewMs, retryAfterMs };
  return rememberAnswer(new EkoHttpError(message, details), answer);
}

/** Explains a refusal by HTTP status; undefined when the contract does not know the status. */
function explainRefusal(
  answer: DatedAnswer,
): { code: CodeOf<"EkoHttpError">; outcome: Outcome; reasons: string[] } | undefined {
  const { httpStatus, clockSkewMs } = answer;
  const unproven = (code: CodeOf<"EkoHttpError">, reason: string = errorCodes.EkoHttpError[code]) => ({
    code,
    outcome: "unknown" as const,
    reasons: [reason, howToFindOut],
  });
  const refusal = readRefusal(answer);
  if (refusal?.reason !== undefined) {
    // Used before: by another process, or by this very request, which a proxy has repeated.
    if (refusesTimestamp(refusal) && !isBeyondWindow(clockSkewMs)) return unproven("timestamp_reused");
    const { name, meaning, advice } = refusal.reason;
    return { code: name, outcome: "rejected", reasons: [meaning, advice, "The request had no effect."] };
  }
  if (httpStatus === 429) return unproven("too_many_requests");
  const known = findEntry(httpErrors, httpStatus);
  if (known === undefined) return undefined;
  if (refusal !== undefined) return { code: known.name, outcome: "rejected", reasons: [known.meaning] };
  // The meaning of a status with a documented body is the meaning of that body.
  return unproven(known.name, httpStatus in refusalSchemas ? foreignRefusal : known.meaning);
}

function codeOfStatus(httpStatus: number): CodeOf<"EkoResponseError"> {
  if (httpStatus === 204) return "empty_answer";
  if (httpStatus >= 300 && httpStatus < 400) return "redirect_refused";
  return httpStatus >= 500 && httpStatus < 600 ? "server_error" : "unexpected_status";
}

/** The error for an answer that proves nothing. */
export function unreliableAnswer(
  call: CallIdentity,
  answer: Answer,
  code: CodeOf<"EkoResponseError">,
): EkoResponseError {
  const { httpStatus } = answer;
  const message = `${call.operation} got HTTP ${httpStatus}. ${errorCodes.EkoResponseError[code]}`;
  const details = { ...identify(call), code, outcome: "unknown", httpStatus } as const;
  return rememberAnswer(new EkoResponseError(message, details), answer);
}

function identify({ operation, client_ref_id }: CallIdentity) {
  return { operation, client_ref_id };
}
