// npm run diff -- BASE.yaml: lists the breaking changes between BASE.yaml and the contract.
// Exit code: 0 none, 1 some, 2 a file cannot be read.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareContracts } from "./compare-contracts.ts";

const usage = "usage: npm run diff -- BASE.yaml [--spec YAML]";

async function main(): Promise<void> {
  const { positionals, values } = readArguments();
  const [base = ""] = positionals;
  const { changes, breaking } = await compareContracts(base, values.spec);
  for (const { pointer, message } of breaking) console.log(`breaking: ${message}\n  ${pointer}`);
  console.log(`${changes} changes since ${base}, ${breaking.length} of them breaking`);
  process.exitCode = breaking.length > 0 ? 1 : 0;
}

function readArguments() {
  const spec = join(resolve(import.meta.dirname, "../.."), "openapi/openapi.yaml");
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: { spec: { type: "string", default: spec } },
    });
    if (parsed.positionals.length === 1) return parsed;
    throw new Error("name one file to compare with");
  } catch (error) {
    throw new Error(`${(error as Error).message}; ${usage}`);
  }
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
