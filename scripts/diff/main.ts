// npm run diff: lists what changed in the contract since the last release, and says what the next version is.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { compareContracts } from "./compare-contracts.ts";
import { nextVersion } from "./next-version.ts";
import type { Change } from "./rate-change.ts";
import { readCommitted, readRelease } from "./read-release.ts";

const root = resolve(import.meta.dirname, "../..");
const contractFile = join(root, "openapi/openapi.yaml");

const usage = `npm run diff -- [BASE.yaml] [--contract YAML]
Lists the changes of the contract since BASE.yaml, and rates each for callers. Without BASE.yaml, since the last released
version, or since the last commit if no version is released yet.
Exit code: 0 nothing breaks, 1 a change breaks callers, or a file cannot be read.
  --contract YAML  a contract other than openapi/openapi.yaml`;

const options = { contract: { type: "string", default: contractFile } } as const;

await runScript(
  { usage, options, positionals: { min: 0, max: 1 } },
  async ({ values, positionals: [base] }) => {
    const version = JSON.parse(await readFile(join(root, "package.json"), "utf8")).version as string;
    if (base !== undefined) return report(await compareContracts(base, values.contract), base, version);
    const release = readRelease(root);
    const contract = release?.contract ?? readCommitted(root);
    if (release === undefined) {
      console.log(`No version is released yet, so nothing can break: the first one is ${version}.`);
      if (contract === undefined)
        return console.log("There is no commit to compare with, either: name a BASE.yaml.");
    }
    const folder = await mkdtemp(join(tmpdir(), "released-contract-"));
    try {
      const file = join(folder, "openapi.yaml");
      await writeFile(file, contract ?? "");
      const changes = await compareContracts(file, values.contract);
      report(changes, release?.tag ?? "the last commit", release?.tag ?? version);
      if (release === undefined) process.exitCode = 0;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

function report(changes: readonly Change[], since: string, version: string): void {
  for (const { impact, message, pointer } of changes) console.log(`${impact}: ${message}\n  ${pointer}`);
  const breaking = changes.filter(({ impact }) => impact === "breaking").length;
  console.log(
    `${changes.length} changes since ${since}, ${breaking} of them breaking; after ${version.replace(/^v/, "")} comes ${nextVersion(version, changes[0]?.impact)}`,
  );
  process.exitCode = breaking > 0 ? 1 : 0;
}
