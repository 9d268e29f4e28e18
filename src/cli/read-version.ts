import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contractProvenance } from "../../generated/provenance.ts";

/** Which package this is, and which contract it was generated from. */
interface Version {
  version: string;
  contract: typeof contractProvenance;
}

/** Reads the version of the package and the provenance of its contract. */
export function readVersion(): Version {
  const { version } = JSON.parse(readFileSync(findPackageFile(import.meta.dirname), "utf8"));
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

// Searched upward, for the depth of this file differs between the sources and the build.
function findPackageFile(folder: string): string {
  const file = join(folder, "package.json");
  if (existsSync(file)) return file;
  if (dirname(folder) === folder) throw new Error("The package.json of eko-onboarding is missing.");
  return findPackageFile(dirname(folder));
}
