// Measures the first call of a process, calls right after it, and then makes calls with pauses between them. Prints one
// line of JSON.
import { setTimeout as wait } from "node:timers/promises";
import type { CreateCaller } from "../contenders/caller.ts";
import type { Target } from "../harness/target.ts";

/** What to measure. */
export interface PausesPlan {
  contender: string;
  target: Target;
  warmCalls: number;
  /** Calls after the warm ones, each after a pause. */
  calls: number;
  pauseMs: number;
}

/** Milliseconds. */
export interface PausesFigures {
  firstMs: number;
  /** Mean of the warm calls, one after the other. */
  warmMs: number;
}

const { contender, target, warmCalls, calls, pauseMs } = JSON.parse(process.argv[2] ?? "") as PausesPlan;
const { createCaller } = (await import(contender)) as { createCaller: CreateCaller };
const { call } = await createCaller(target, 1);

const startedAt = performance.now();
await call();
const firstMs = performance.now() - startedAt;
for (let index = 0; index < warmCalls; index++) await call();
const warmMs = (performance.now() - startedAt - firstMs) / warmCalls;
for (let index = 0; index < calls; index++) {
  await wait(pauseMs);
  await call();
}
console.log(JSON.stringify({ firstMs, warmMs } satisfies PausesFigures));
process.exit();
