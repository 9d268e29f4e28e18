// npm run test:runtimes: runs the same smoke test from the packed package in every runtime of the table in
// CONTRIBUTING.md, and fails unless the table says what came out. With --write it brings the table up to date.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startMockServer } from "../../src/mock/index.ts";
import { installPackage, startConsumer } from "../check-package/install-package.ts";
import { packPackage } from "../check-package/pack-package.ts";
import { readTable, replaceTable } from "../shared/markdown-table.ts";
import { formatTable, type Results } from "./format-table.ts";
import { installRuntime } from "./install-runtime.ts";
import { runSmoke, writeSmoke } from "./run-smoke.ts";
import { runtimes } from "./runtimes.ts";

const root = resolve(import.meta.dirname, "../..");
const cache = join(root, ".cache/runtimes");
const pageFile = join(root, "CONTRIBUTING.md");
const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });

async function testRuntimes(scratch: string): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `The runtimes are programs for Linux on x64, not for ${process.platform} on ${process.arch}.`,
    );
  }
  const consumer = join(scratch, "consumer");
  await startConsumer(consumer);
  await installPackage(root, await packPackage(root, join(scratch, "tarball")), consumer);
  await writeSmoke(consumer);
  await mkdir(cache, { recursive: true });

  const results: Results = {};
  const mock = await startMockServer();
  try {
    for (const runtime of runtimes) {
      const program = await installRuntime(cache, runtime);
      mock.reset();
      const result = await runSmoke(program, runtime, consumer, mock.url);
      for (const [check, outcome] of Object.entries(result))
        console.log(`${runtime.name}: ${check}: ${outcome}`);
      results[runtime.name] = result;
    }
  } finally {
    await mock.close();
  }
  await comparePage(formatTable(results));
}

async function comparePage(table: string): Promise<void> {
  const page = await readFile(pageFile, "utf8");
  if (readTable(page, "Runtimes") === table) return console.log("The table in CONTRIBUTING.md is true.");
  if (!values.write)
    throw new Error(`The table in CONTRIBUTING.md should be (npm run test:runtimes -- --write):\n${table}`);
  await writeFile(pageFile, replaceTable(page, "Runtimes", table));
  console.log("Wrote the table in CONTRIBUTING.md.");
}

const scratch = await mkdtemp(join(tmpdir(), "eko-onboarding-"));
try {
  await testRuntimes(scratch);
} catch (error) {
  console.error(`FAILED: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
