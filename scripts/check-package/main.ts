// npm run check:package: packs the package and uses it from an empty folder, as a stranger would.
// With --tarball FILE it checks that one instead of packing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkCommand } from "./check-command.ts";
import { checkFiles } from "./check-files.ts";
import { checkImports } from "./check-imports.ts";
import { checkTypes } from "./check-types.ts";
import { installPackage, startConsumer } from "./install-package.ts";
import { packPackage } from "./pack-package.ts";
import { run } from "./run.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { tarball: { type: "string" } } });

async function checkPackage(scratch: string): Promise<void> {
  const consumer = join(scratch, "consumer");
  const tarball =
    values.tarball === undefined
      ? await packPackage(root, join(scratch, "tarball"))
      : resolve(values.tarball);

  await checkFiles(root, tarball);
  console.log("ok: the files are those of the allow-list");
  await run("npx", ["--no", "publint", tarball, "--strict"], root);
  console.log("ok: publint --strict");
  await run("npx", ["--no", "attw", tarball, "--profile", "esm-only"], root);
  console.log("ok: attw --profile esm-only");

  await startConsumer(consumer);
  await installPackage(root, tarball, consumer, ["@types/node"]);
  const exports = await checkImports(consumer);
  console.log("ok: import and require");
  await checkCommand(consumer);
  console.log("ok: the command");
  await checkTypes(root, consumer, exports);
  console.log("ok: types and examples, with NodeNext and with Bundler resolution");

  requireYes(JSON.parse(await run("node", ["out/smoke.js"], consumer)));
  console.log("ok: an onboarding against the mock");
  await run("npx", ["--no", "eko-onboarding", "journey"], consumer);
  console.log("ok: the journey of the command against its mock");
  const calls = await run("node", ["out/run-first-example.js"], consumer);
  console.log(`ok: the first example of the README:\n${calls.replaceAll(/^/gm, "  ")}`);
}

function requireYes(results: Record<string, string>): void {
  const failed = Object.entries(results).filter(([, result]) => result !== "yes");
  if (failed.length > 0) throw new Error(failed.map((pair) => pair.join(": ")).join("\n"));
}

const scratch = await mkdtemp(join(tmpdir(), "eko-onboarding-"));
try {
  await checkPackage(scratch);
} catch (error) {
  console.error(`FAILED: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
