import type { Contract } from "./read-contract.ts";

/** Source of the module that says which contract the rest was generated from. */
export function makeProvenance({ sha256, document }: Contract): string {
  return `
/** Version of the contract, from its \`info\`. */
export const contractVersion = ${JSON.stringify(document.info.version)};

/** SHA-256 of openapi/openapi.yaml, in hex. */
export const contractSha256 = ${JSON.stringify(sha256)};

/** The vendor's page that the contract was last compared with, and the SHA-256 of its text, in hex. */
export const comparedPage = ${JSON.stringify(document.info["x-docs"], null, 2)} as const;
`;
}
