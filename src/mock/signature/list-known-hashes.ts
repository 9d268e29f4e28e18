import { createHash } from "node:crypto";

/** Those of some hash algorithms that this machine has: under FIPS, for example, MD5 is missing. */
export function listKnownHashes(algorithms: readonly string[]): string[] {
  return algorithms.filter((algorithm) => {
    try {
      createHash(algorithm);
      return true;
    } catch {
      return false;
    }
  });
}
