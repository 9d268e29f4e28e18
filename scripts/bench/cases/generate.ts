import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { cacheFolder, root, specFile } from "../harness/paths.ts";

const run = promisify(execFile);
const out = join(cacheFolder, "generated");
const coldOut = join(cacheFolder, "generated-cold");

const generateInto = (folder: string) => [
  "--import",
  join(root, "scripts/shared/typescript.mjs"),
  join(root, "scripts/generate/main.ts"),
  "--out",
  folder,
];

// All as npm runs them, without the time of npm itself.
const commands = {
  "npm run generate, nothing changed": generateInto(out),
  "npm run generate, cold": generateInto(coldOut),
  "openapi-typescript": [
    join(root, "node_modules/openapi-typescript/bin/cli.js"),
    specFile,
    "--output",
    join(out, "..", "types-alone.ts"),
  ],
};
type Name = keyof typeof commands;
const names = Object.keys(commands) as Name[];

/** The whole process that generates types, schemas and tables, against one that generates the types alone. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  await mkdir(out, { recursive: true });
  // Away from redocly.yaml, which openapi-typescript would take for its own configuration.
  const runCommand = (name: Name) => run(process.execPath, commands[name], { cwd: out });
  await runCommand("npm run generate, nothing changed");
  const results = await measureRounds(names, options, async (name) => {
    await rm(coldOut, { recursive: true, force: true });
    const startedAt = performance.now();
    await runCommand(name);
    return performance.now() - startedAt;
  });
  const ratioOf = (name: Name) => round3(medianRatio(results[name], results["openapi-typescript"]));
  return {
    about: "Wall time of the whole process, in milliseconds.",
    rows: names.map((name) => ({
      command: name,
      ms: round3(median(results[name])),
      "x openapi-typescript": ratioOf(name),
    })),
    goals: [
      {
        what: "nothing changed, x openapi-typescript",
        measured: ratioOf("npm run generate, nothing changed"),
        atMost: 0.3,
      },
      { what: "cold, x openapi-typescript", measured: ratioOf("npm run generate, cold"), atMost: 1.2 },
    ],
  };
}
