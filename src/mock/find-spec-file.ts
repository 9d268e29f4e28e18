import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Path of the contract, searched upward from this file: the depth differs between `src/` and `dist/`.
 *
 * @throws Error when there is none
 */
export function findSpecFile(from: string = import.meta.dirname): string {
  const file = join(from, "openapi", "openapi.yaml");
  if (existsSync(file)) return file;
  if (dirname(from) === from) throw new Error("The mock cannot find openapi/openapi.yaml of its package.");
  return findSpecFile(dirname(from));
}
