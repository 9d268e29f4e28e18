import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeErrors } from "../shared/describe-errors.ts";
import { readContract } from "../shared/read-contract.ts";

/** Writes what each error code means and what to do about it, because a package should explain itself offline, too. */
export async function writeErrors(root: string, dist: string): Promise<void> {
  const contract = await readContract(join(root, "openapi/openapi.yaml"));
  await writeFile(join(dist, "errors.md"), `# Error codes\n\n${describeErrors(contract, "#")}\n`);
}
