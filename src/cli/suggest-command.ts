import type { OperationId } from "../contract-types.ts";
import { configuredFields, formatFlag, isSensitive, listFields } from "./field-flags.ts";

// A reference belongs to one call alone.
const leftOut = [...configuredFields, "client_ref_id"];

/**
 * A command line that calls an operation with the values known so far. Missing ones stand in capitals, and so do
 * sensitive ones, because the line goes to a terminal.
 */
export function suggestCommand(
  program: string,
  operation: OperationId,
  known: Readonly<Record<string, unknown>>,
): string {
  const flags = listFields(operation)
    .filter((field) => !leftOut.includes(field))
    .map((field) =>
      formatFlag(field, (isSensitive(field) ? undefined : known[field]) ?? field.toUpperCase()),
    );
  return [program, operation, ...flags].join(" ");
}
