// Measures latency at a fixed arrival rate: calls start when they are due, however late the earlier ones are, and a
// call's latency counts from the moment it was due. Prints one line of JSON.
import type { CreateCaller } from "../contenders/caller.ts";
import type { Target } from "../harness/target.ts";

/** What to measure. */
export interface LatencyPlan {
  contender: string;
  target: Target;
  perSecond: number;
  seconds: number;
}

/** Milliseconds. */
export interface LatencyFigures {
  p50: number;
  p99: number;
}

const { contender, target, perSecond, seconds } = JSON.parse(process.argv[2] ?? "") as LatencyPlan;
const { createCaller } = (await import(contender)) as { createCaller: CreateCaller };
const { call } = await createCaller(target, 256);

async function makeCalls(count: number): Promise<number[]> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  const makeCall = async (dueAt: number) => {
    await call();
    latencies.push(performance.now() - dueAt);
  };
  while (pending.length < count) {
    const dueAt = startedAt + (pending.length * 1000) / perSecond;
    if (performance.now() >= dueAt) pending.push(makeCall(dueAt));
    // Not a timer: those are late by up to a millisecond, more than what is measured.
    else await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(pending);
  return latencies.sort((a, b) => a - b);
}

await makeCalls(Math.min(1_000, perSecond * seconds));
const latencies = await makeCalls(perSecond * seconds);
const quantile = (part: number) => latencies[Math.ceil(latencies.length * part) - 1] ?? Number.NaN;
console.log(JSON.stringify({ p50: quantile(0.5), p99: quantile(0.99) } satisfies LatencyFigures));
process.exit();
