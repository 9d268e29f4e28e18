import type { OperationId } from "../contract-types.ts";
import { configuredFields, flagOf, listFields } from "./field-flags.ts";

/** The command that calls an operation. */
const commandNames = {
  onboardCustomer: "onboard",
  verifyCustomerOtp: "verify",
  getCustomer: "customer",
} as const satisfies Record<OperationId, string>;

// A reference belongs to one call alone.
const leftOut = [...configuredFields, "client_ref_id"];

/** A command line that calls an operation with the values known so far; what is missing stands in capitals. */
export function suggestCommand(
  program: string,
  operation: OperationId,
  known: Readonly<Record<string, unknown>>,
): string {
  const flags = listFields(operation)
    .filter((field) => !leftOut.includes(field))
    .flatMap((field) =>
      [known[field] ?? field.toUpperCase()].flat().map((value) => `${flagOf(field)} ${quote(String(value))}`),
    );
  return [program, commandNames[operation], ...flags].join(" ");
}

/** Quotes a word for a POSIX shell where it needs it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
