import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { cacheFolder, root, specFile } from "../harness/paths.ts";

const run = promisify(execFile);
const out = join(cacheFolder, "generated");

// Both as npm runs them, without the time of npm itself.
const commands = {
  "npm run generate": [
    "--import",
    join(root, "scripts/shared/typescript.mjs"),
    join(root, "scripts/generate/main.ts"),
    "--out",
    out,
  ],
  "openapi-typescript": [
    join(root, "node_modules/openapi-typescript/bin/cli.js"),
    specFile,
    "--output",
    join(out, "alone.ts"),
  ],
};
const names = Object.keys(commands) as (keyof typeof commands)[];

/** The whole process that generates types, validators and tables, against one that generates the types alone. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  await mkdir(out, { recursive: true });
  const results = await measureRounds(names, options, async (name) => {
    const startedAt = performance.now();
    // Away from redocly.yaml, which openapi-typescript would take for its own configuration.
    await run(process.execPath, commands[name], { cwd: out });
    return performance.now() - startedAt;
  });
  const ratio = round3(medianRatio(results["npm run generate"], results["openapi-typescript"]));
  return {
    about: "Wall time of the whole process, in milliseconds.",
    rows: names.map((name) => ({ command: name, ms: round3(median(results[name])) })),
    goals: [{ what: "npm run generate, x openapi-typescript", measured: ratio, atMost: 2 }],
  };
}
