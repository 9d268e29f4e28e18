import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { checkCommand } from "./check-command.ts";
import { checkFiles } from "./check-files.ts";
import { checkImports } from "./check-imports.ts";
import { checkMatrix } from "./check-matrix.ts";
import { checkPlainFolder } from "./check-plain-folder.ts";
import { checkTypes } from "./check-types.ts";
import { installPackage, startConsumer } from "./install-package.ts";
import { packPackage } from "./pack-package.ts";
import { run } from "./run.ts";

const root = resolve(import.meta.dirname, "../..");
const usage = `npm run check:package -- [--tarball FILE]

Packs the package, or takes FILE, and uses it from an empty folder, as a stranger would: as an ES module and as CommonJS,
with every resolution of TypeScript from 5.4 on, in Jest (node and jsdom), and through esbuild, webpack and rollup. Takes minutes.`;

async function checkPackage(scratch: string, given: string | undefined): Promise<void> {
  const consumer = join(scratch, "consumer");
  const tarball = given === undefined ? await packPackage(root, join(scratch, "tarball")) : resolve(given);

  await checkFiles(root, tarball);
  console.log("ok: the files are those of the allow-list");
  await run("npx", ["--no", "publint", tarball, "--strict"], root);
  console.log("ok: publint --strict");
  // Loaders of YAML and JSON are asked for those entry points, not compilers.
  const untyped = ["openapi.yaml", "openapi.json", "package.json"];
  await run("npx", ["--no", "attw", tarball, "--exclude-entrypoints", ...untyped], root);
  console.log("ok: attw, in all its modes");

  const speed = await checkPlainFolder(root, tarball, join(scratch, "plain"));
  console.log(`ok: the command alone in a folder, by the steps of the Dockerfile; the mock: ${speed}`);

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
  for (const use of await checkMatrix(tarball, join(scratch, "matrix"))) console.log(`ok: ${use}`);
}

function requireYes(results: Record<string, string>): void {
  const failed = Object.entries(results).filter(([, result]) => result !== "yes");
  if (failed.length > 0) throw new Error(failed.map((pair) => pair.join(": ")).join("\n"));
}

await runScript({ usage, options: { tarball: { type: "string" } } }, async ({ values }) => {
  const scratch = await mkdtemp(join(tmpdir(), "eko-onboarding-"));
  try {
    await checkPackage(scratch, values.tarball);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});
