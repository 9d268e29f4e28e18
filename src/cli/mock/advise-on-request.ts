import { hints } from "../../../generated/tables.ts";
import type { JournalEntry } from "../../mock/index.ts";
import { type SignatureMistake, signatureMistakes } from "../../mock/signature/mistakes.ts";

/**
 * What to fix in a request that the mock refused, a sentence for each mistake: field and rule, never the value.
 * Names of fields that the contract does not have count as values.
 */
export function adviseOnRequest({
  diagnosis,
  violations = [],
  status,
  answer,
}: Readonly<JournalEntry>): string[] {
  if (diagnosis !== undefined) {
    return diagnosis.split(", ").map((mistake) => signatureMistakes[mistake as SignatureMistake]);
  }
  if (violations.length > 0) return violations.map(describeViolation);
  const { message } = Object(answer) as { message?: unknown };
  return status !== undefined && status >= 400 && typeof message === "string" ? [message] : [];
}

function describeViolation({
  location,
  path,
  rule,
}: NonNullable<JournalEntry["violations"]>[number]): string {
  const field = path.slice(1).split("/")[0] ?? "";
  const hint = (hints as Readonly<Record<string, string>>)[field];
  if (hint === undefined) return `The ${location} breaks the rule ${rule}.`;
  if (rule === "required") return `${field} (${location}) is required: ${hint}.`;
  return `${field} (${location}) must be ${hint} (rule ${rule}).`;
}
