// Measures one contender: CPU time of the process and wall time, per call. Prints one line of JSON.
import { deepStrictEqual } from "node:assert/strict";
import type { CreateCaller } from "../contenders/caller.ts";
import type { Target } from "../harness/target.ts";

/** What to measure. */
export interface CallPlan {
  contender: string;
  target: Target;
  parallel: number;
  calls: number;
  warmupCalls: number;
}

/** Microseconds per call. */
export interface CallFigures {
  cpuUs: number;
  wallUs: number;
}

const { contender, target, parallel, calls, warmupCalls } = JSON.parse(process.argv[2] ?? "") as CallPlan;
const { createCaller } = (await import(contender)) as { createCaller: CreateCaller };
const { call, refusals } = await createCaller(target, parallel);

async function makeCalls(count: number): Promise<void> {
  let left = count;
  const work = async () => {
    while (left-- > 0)
      if (typeof (await call()) !== "string") throw new Error("The answer is not the sample.");
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

await makeCalls(warmupCalls);
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
await makeCalls(calls);
const { user, system } = process.cpuUsage(cpuBefore);
const wallUs = ((performance.now() - startedAt) * 1000) / calls;

// Nothing is made fast by leaving it out: the client that was measured refuses what it has to.
if (refusals !== undefined) {
  deepStrictEqual(await refusals(), ["unexpected_body", "redirect_refused", "timeout"]);
}
console.log(JSON.stringify({ cpuUs: (user + system) / calls, wallUs } satisfies CallFigures));
process.exit();
