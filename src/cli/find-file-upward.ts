import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Path of a file of this package, searched from a folder upward: how deep the code lies differs between `src/` and
 * `dist/`.
 *
 * @param path from the root of the package
 * @throws Error when there is none
 */
export function findFileUpward(folder: string, path: string): string {
  const file = join(folder, path);
  if (existsSync(file)) return file;
  if (dirname(folder) === folder) throw new Error(`${path} of eko-onboarding is missing.`);
  return findFileUpward(dirname(folder), path);
}
