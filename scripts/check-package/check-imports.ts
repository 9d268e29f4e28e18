import { run } from "./run.ts";

/** Names of the values that an entry point exports. */
export interface Exports {
  client: string[];
  mock: string[];
}

const names = `const namesOf = (module) => Object.keys(module).sort();`;
const esm = `${names}
  const client = namesOf(await import("eko-onboarding"));
  const mock = namesOf(await import("eko-onboarding/mock"));
  console.log(JSON.stringify({ client, mock }));`;
const commonJs = `${names}
  const client = namesOf(require("eko-onboarding"));
  const mock = namesOf(require("eko-onboarding/mock"));
  console.log(JSON.stringify({ client, mock }));`;
const contract = `
  import { createHash } from "node:crypto";
  import { readFile } from "node:fs/promises";
  import { contractProvenance } from "eko-onboarding";
  import json from "eko-onboarding/openapi.json" with { type: "json" };
  const yaml = await readFile(new URL(import.meta.resolve("eko-onboarding/openapi.yaml")));
  const sha256 = createHash("sha256").update(yaml).digest("hex");
  if (contractProvenance.sha256 !== sha256) throw new Error("contractProvenance is not that of openapi.yaml.");
  if (contractProvenance.version !== json.info.version) throw new Error("openapi.json is of another version.");`;

/**
 * Loads the installed package as an ES module and by `require`, and the contract as JSON and YAML.
 *
 * @throws Error when one of them cannot be loaded, or they do not agree
 */
export async function checkImports(consumer: string): Promise<Exports> {
  const imported = await run("node", ["--input-type=module", "-e", esm], consumer);
  const required = await run("node", ["--input-type=commonjs", "-e", commonJs], consumer);
  if (imported !== required)
    throw new Error(`require gives other names than import:\n${required}${imported}`);
  await run("node", ["--input-type=module", "-e", contract], consumer);
  return JSON.parse(imported);
}
