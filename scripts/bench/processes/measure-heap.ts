// Measures the heap after a few and after many calls, each time after a forced collection, and what is kept until one.
// Prints one line of JSON.
import { getHeapSpaceStatistics } from "node:v8";
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
  /** Per call, in the old generation: garbage that the frequent, cheap collections have not seen as such. */
  outlivedYoung: number;
}

/** So few that V8 does not collect the old generation meanwhile. */
const callsBetweenCollections = 2_000;

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

function readOldGeneration(): number {
  return (
    getHeapSpaceStatistics().find(({ space_name }) => space_name === "old_space")?.space_used_size ??
    Number.NaN
  );
}

await makeCalls(fewCalls);
const afterFew = await readHeap();
const oldBefore = readOldGeneration();
await makeCalls(callsBetweenCollections);
const outlivedYoung = (readOldGeneration() - oldBefore) / callsBetweenCollections;
await makeCalls(manyCalls - fewCalls - callsBetweenCollections);
console.log(JSON.stringify({ afterFew, afterMany: await readHeap(), outlivedYoung } satisfies HeapFigures));
process.exit();
