import { createRequire } from "node:module";
import { contractProvenance } from "../../generated/provenance.ts";

/** Which package this is, and which contract it was generated from. */
interface Version {
  version: string;
  contract: typeof contractProvenance;
}

/** Reads the version of the package and the provenance of its contract. */
export function readVersion(): Version {
  // By the package's own name, because how deep the code lies differs between src/ and dist/.
  const { version } = createRequire(import.meta.url)("eko-onboarding/package.json") as { version: string };
  return { version, contract: contractProvenance };
}

/** The versions as text for the terminal. */
export function formatVersion({ version, contract }: Version): string {
  const { page, sha256 } = contract.comparedWith;
  return [
    `eko-onboarding ${version}`,
    `contract ${contract.version}, SHA-256 ${contract.sha256}`,
    `last compared with the vendor's page "${page}", SHA-256 ${sha256}`,
  ].join("\n");
}
