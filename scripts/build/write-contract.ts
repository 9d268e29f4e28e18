import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** Writes the contract as JSON, and a declaration for loaders that import its YAML. */
export async function writeContract(root: string, dist: string): Promise<void> {
  const contract: unknown = parse(await readFile(join(root, "openapi/openapi.yaml"), "utf8"));
  await writeFile(join(dist, "openapi.json"), `${JSON.stringify(contract, null, 2)}\n`);
  await writeFile(
    join(dist, "openapi.yaml.d.ts"),
    `/** What your loader makes of the contract. Node loads no YAML: read the file that \`import.meta.resolve\` names. */
declare const contract: unknown;
export default contract;
`,
  );
}
