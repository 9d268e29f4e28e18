// One of several processes that share a developer key: keeps as many calls in flight as it may, at a server that answers
// slowly. Prints one line of JSON.
import { once } from "node:events";
import { createClient, inputOf } from "../contenders/eko-client.ts";
import { faultyCustomers } from "../harness/faulty-customers.ts";
import type { Target } from "../harness/target.ts";

/** What to measure. */
export interface InstancePlan {
  target: Target;
  instance: { index: number; count: number };
  calls: number;
  warmupCalls: number;
}

/** Microseconds of CPU per call, and when the calls began and ended, in milliseconds since the UNIX epoch. */
export interface InstanceFigures {
  cpuUs: number;
  startedAtMs: number;
  endedAtMs: number;
}

const { target, instance, calls, warmupCalls } = JSON.parse(process.argv[2] ?? "") as InstancePlan;
const input = inputOf(target);

// With a key of its own, so that it takes no timestamp of the shared one.
const warmUp = createClient({ ...target, developerKey: `warm-up-${instance.index}` });
for (let left = warmupCalls; left > 0; left -= 50) {
  await Promise.all(Array.from({ length: 50 }, () => warmUp.onboardCustomer(input)));
}

const eko = createClient(target, { instance });
const slow = { ...input, customer_id: faultyCustomers.slow };
process.send?.("ready");
await once(process, "message");

const startedAtMs = Date.now();
const cpuBefore = process.cpuUsage();
await Promise.all(Array.from({ length: calls }, () => eko.onboardCustomer(slow)));
const { user, system } = process.cpuUsage(cpuBefore);
const figures: InstanceFigures = { cpuUs: (user + system) / calls, startedAtMs, endedAtMs: Date.now() };
console.log(JSON.stringify(figures));
process.exit();
