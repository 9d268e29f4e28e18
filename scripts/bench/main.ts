// npm run bench: measures the client, its tools and the mock beside what users would take instead.
import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type BenchModule, type BenchReport, isMet } from "./harness/bench-case.ts";
import { describeMachine } from "./harness/describe-machine.ts";
import { formatReport } from "./harness/format-report.ts";
import { writeResults } from "./harness/write-results.ts";

const usage = `npm run bench -- [NAME...] [options]

Runs the benchmarks of scripts/bench/cases/ that are named, or all of them, and prints a table of each.

  --json        print the reports as JSON on standard output
  --write       put the tables into scripts/bench/RESULTS.md
  --rounds N    measure each contender N times (default 7)
  --quick       one round of little work, to try a benchmark out; its figures mean nothing

The packages to compare with are not among the dependencies of the project: the first benchmark that needs them
installs the versions of scripts/bench/competitors/package.json into node_modules/.cache/eko-bench. All traffic stays
on the loopback. Measure on a quiet machine: with fewer free cores than two, the ratios are off.`;

const folder = resolve(import.meta.dirname, "cases");
const available = (await readdir(folder)).filter((file) => file.endsWith(".ts"));
const names = available.map((file) => basename(file, ".ts"));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const { help, json, quick, write } = values;
const rounds = Number(values.rounds ?? (quick ? 1 : 7));
const unknown = positionals.filter((name) => !names.includes(name));

if (help) {
  console.log(`${usage}\n\nNAME is one of ${names.join(", ")}.`);
} else if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`${usage}\n\nNAME is one of ${names.join(", ")}; N is a whole number of at least 1.`);
  process.exitCode = 2;
} else {
  const reports: Record<string, BenchReport & { measured: string }> = {};
  const sections = new Map<string, string>();
  for (const name of positionals.length > 0 ? positionals : names) {
    const { runBenchmark } = (await import(join(folder, `${name}.ts`))) as BenchModule;
    const progress = (line: string) => console.error(`${name}: ${line}`);
    const report = await runBenchmark({ rounds, quick, progress });
    const measured = `${describeMachine()}, ${rounds} rounds${quick ? " of too little work" : ""}`;
    reports[name] = { ...report, measured };
    sections.set(name, formatReport(name, report, measured));
    if (!json) console.log(`${sections.get(name)}\n`);
    for (const goal of report.goals.filter((each) => !isMet(each))) progress(`missed: ${goal.what}`);
  }
  if (json) console.log(JSON.stringify(reports, null, 2));
  if (write) await writeResults(sections);
}
