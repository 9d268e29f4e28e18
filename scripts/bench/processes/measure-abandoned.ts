// Measures the heap before calls queue behind a server that is silent, and after all that waited were aborted, while those
// in flight still hang. Prints one line of JSON.
import { createClient, inputOf } from "../contenders/eko-client.ts";
import { faultyCustomers } from "../harness/faulty-customers.ts";
import type { Target } from "../harness/target.ts";
import { readHeap } from "./read-heap.ts";

/** What to measure. */
export interface AbandonedPlan {
  target: Target;
  queued: number;
}

/** Bytes of heap in use. */
export interface AbandonedFigures {
  before: number;
  after: number;
}

const { target, queued } = JSON.parse(process.argv[2] ?? "") as AbandonedPlan;
const eko = createClient(target);
const input = inputOf(target);

/** Starts calls, aborts them a moment later, and counts how many ended so. */
async function queueAndAbort(count: number): Promise<number> {
  const controller = new AbortController();
  let aborted = 0;
  const calls = Array.from({ length: count }, () =>
    eko.onboardCustomer(input, { signal: controller.signal }).catch(({ code, outcome }) => {
      if (code === "aborted" && outcome === "not_sent") aborted++;
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  controller.abort();
  await Promise.all(calls);
  return aborted;
}

// As many as may be in flight.
for (let index = 0; index < 50; index++) {
  eko
    .onboardCustomer({ ...input, customer_id: faultyCustomers.silence }, { timeoutMs: 600_000 })
    .catch(() => {});
}
await new Promise((resolve) => setTimeout(resolve, 100));
// What the first of them leaves behind, such as compiled code, stays for good.
await queueAndAbort(1_000);
const before = await readHeap();
const aborted = await queueAndAbort(queued);
if (aborted !== queued)
  throw new Error(`Only ${aborted} of ${queued} calls were aborted before they were sent.`);
console.log(JSON.stringify({ before, after: await readHeap() } satisfies AbandonedFigures));
process.exit();
