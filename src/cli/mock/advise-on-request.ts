import { operations } from "../../../generated/tables.ts";
import type { JournalEntry, Violation } from "../../mock/index.ts";
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
  if (violations.length > 0) return [...new Set(violations.map(describeViolation))];
  const { message } = Object(answer) as { message?: unknown };
  return status !== undefined && status >= 400 && typeof message === "string" ? [message] : [];
}

function describeViolation({ location, path, rule, message }: Violation): string {
  return `${nameOf(location, path)} ${message} (rule ${rule}).`;
}

function nameOf(location: string, path: string): string {
  const [, field] = path.split("/");
  if (field === undefined) return `The ${location}`;
  const isKnown = Object.values(operations).some(({ fields }) => Object.hasOwn(fields, field));
  return isKnown ? `${field} (${location})` : `A name in the ${location}`;
}
