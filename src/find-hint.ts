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
  const known = [`${operation}/${key}`, key].find((each) => Object.hasOwn(hints, each));
  return known === undefined ? undefined : (hints as Readonly<Record<string, string>>)[known];
}
