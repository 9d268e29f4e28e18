import { hints } from "../generated/tables.ts";
import type { OperationId } from "./contract-types.ts";

/**
 * What a field of an operation must be, in words.
 *
 * @param path JSON pointer to the field without its first slash
 * @returns undefined when the contract has no words for it
 */
export function findHint(operation: OperationId, path: string): string | undefined {
  const key = path.replace(/\/\d+/g, "/*");
  const known: Readonly<Record<string, string>> = hints;
  for (const each of [`${operation}/${key}`, key]) {
    if (Object.hasOwn(known, each)) return known[each];
  }
  return undefined;
}
