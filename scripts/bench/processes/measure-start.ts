// Measures what a process has spent from its start until a module is imported, and until it has made its first call.
// Prints one line of JSON.
import type { CreateCaller } from "../contenders/caller.ts";
import type { Target } from "../harness/target.ts";

/** What to measure. */
export interface StartPlan {
  /** A module to import: a file, or a package of the cache folder; null for none. */
  module: string | null;
  /** Where to make the first call; null when the module is not a contender. */
  target: Target | null;
}

/** Milliseconds since the process was started, and what it has used at the end. */
export interface StartFigures {
  importedMs: number;
  answeredMs: number;
  cpuMs: number;
  residentMb: number;
}

const { module, target } = JSON.parse(process.argv[2] ?? "") as StartPlan;
const loaded = module === null ? undefined : ((await import(module)) as { createCaller: CreateCaller });
const importedMs = performance.now();
if (loaded && target) await (await loaded.createCaller(target, 1)).call();
const answeredMs = performance.now();
const { user, system } = process.cpuUsage();
const residentMb = process.memoryUsage.rss() / 2 ** 20;
console.log(
  JSON.stringify({
    importedMs,
    answeredMs,
    cpuMs: (user + system) / 1000,
    residentMb,
  } satisfies StartFigures),
);
process.exit();
