// Measures the heap after a few and after many calls, each time after a forced collection. Prints one line of JSON.
import { createClient, fastClock, inputOf } from "../contenders/eko-client.ts";
import type { Target } from "../harness/target.ts";
import { readHeap } from "./read-heap.ts";

/** What to measure. */
export interface HeapPlan {
  target: Target;
  fewCalls: number;
  manyCalls: number;
  /** Whether all calls share one AbortSignal of the caller. */
  withSignal: boolean;
}

/** Bytes of heap in use. */
export interface HeapFigures {
  afterFew: number;
  afterMany: number;
}

const { target, fewCalls, manyCalls, withSignal } = JSON.parse(process.argv[2] ?? "") as HeapPlan;
const eko = createClient(target, { clock: fastClock });
const input = inputOf(target);
const options = withSignal ? { signal: new AbortController().signal } : undefined;

async function makeCalls(count: number): Promise<void> {
  let left = count;
  const work = async () => {
    while (left-- > 0) await eko.onboardCustomer(input, options);
  };
  await Promise.all(Array.from({ length: 32 }, work));
}

await makeCalls(fewCalls);
const afterFew = await readHeap();
await makeCalls(manyCalls - fewCalls);
console.log(JSON.stringify({ afterFew, afterMany: await readHeap() } satisfies HeapFigures));
process.exit();
