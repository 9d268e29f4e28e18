import type { Contract } from "../shared/read-contract.ts";

/** Source of the module that says which contract the rest was generated from. */
export function makeProvenance({ sha256, document }: Contract): string {
  const provenance = { version: document.info.version, sha256, comparedWith: document.info["x-docs"] };
  return `
/**
 * The contract that this package was made from, and the page of the vendor that it was last compared with; each
 * with the SHA-256 of its text, in hex.
 */
export const contractProvenance = ${JSON.stringify(provenance, null, 2)} as const;
`;
}
