import type { JournalEntry } from "../journal.ts";
import { type SignatureMistake, signatureMistakes } from "../signature/mistakes.ts";
import type { Keys } from "./explain-signature.ts";
import { explainSignature } from "./explain-signature.ts";
import type { RequestDetails, RequestRow } from "./views.ts";

/** A request as a row of the list, without headers and bodies: a thousand of them are light. */
export function describeRow(entry: Readonly<JournalEntry>): RequestRow {
  const { id, time, method, path, operationId, status, example, fault, diagnosis, durationMs } = entry;
  const { response_type_id: responseTypeId } = Object(entry.answer) as { response_type_id?: unknown };
  return {
    id,
    time,
    method,
    path,
    violations: entry.violations?.length ?? 0,
    ...(operationId !== undefined && { operationId }),
    ...(status !== undefined && { httpStatus: status }),
    ...(typeof responseTypeId === "number" && { responseTypeId }),
    ...(example !== undefined && { example }),
    ...(fault !== undefined && { fault }),
    ...(diagnosis !== undefined && { diagnosis }),
    ...(durationMs !== undefined && { durationMs }),
  };
}

/** Everything about one request. @param keys the mock's own keys; missing when somebody chose others */
export function describeDetails(entry: Readonly<JournalEntry>, keys: Keys | undefined): RequestDetails {
  const { headers, body, answer, violations = [], diagnosis } = entry;
  const mistakes = diagnosis?.split(", ") ?? [];
  const steps = keys && diagnosis !== undefined ? explainSignature(entry, keys) : undefined;
  return {
    ...describeRow(entry),
    headers,
    broken: violations,
    advice: mistakes.map((mistake) => signatureMistakes[mistake as SignatureMistake]),
    ...(body !== undefined && { body }),
    ...(answer !== undefined && { answer }),
    ...(steps !== undefined && { steps }),
  };
}
