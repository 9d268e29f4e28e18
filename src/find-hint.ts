import { hints } from "../generated/tables.ts";
import type { OperationId } from "./contract-types.ts";

/**
 * What a field of an operation must be, in words.
 *
 * @param path JSON pointer to the field without its first slash
 * @returns undefined when the contract has no words for it
 */
export function findHint(operation: OperationId, path: string): string | undefined {
  const known: Readonly<Record<string, string>> = hints[operation];
  const key = path.replace(/\/\d+/g, "/*");
  return Object.hasOwn(known, key) ? known[key] : undefined;
}
