// Measures calls that are started all at once, so that most of them wait in the client's queue. Prints one line of JSON.
import { createClient, fastClock, inputOf } from "../contenders/eko-client.ts";
import type { Target } from "../harness/target.ts";

/** What to measure. */
export interface QueuePlan {
  target: Target;
  maxConcurrency: number;
  /** How many calls are started at once. */
  queued: number;
  calls: number;
}

/** Microseconds of CPU per call. */
export interface QueueFigures {
  cpuUs: number;
}

const { target, maxConcurrency, queued, calls } = JSON.parse(process.argv[2] ?? "") as QueuePlan;
const eko = createClient(target, { maxConcurrency, clock: fastClock, timeoutMs: 600_000 });
const input = inputOf(target);

async function makeCalls(count: number): Promise<void> {
  for (let left = count; left > 0; left -= queued) {
    await Promise.all(Array.from({ length: Math.min(left, queued) }, () => eko.onboardCustomer(input)));
  }
}

await makeCalls(Math.min(calls, 3_000));
const cpuBefore = process.cpuUsage();
await makeCalls(calls);
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ cpuUs: (user + system) / calls } satisfies QueueFigures));
process.exit();
