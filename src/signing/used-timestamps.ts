import { createHash } from "node:crypto";
import { timestampWindowMs } from "../../generated/tables.ts";
import { processScope } from "../transport/fetch-classes.ts";

/**
 * The timestamps that were used with one developer key. All copies and versions of this module in a process share it,
 * so its shape must not change. A bit stands for a millisecond, a number for 32 of them.
 */
export interface UsedTimestamps {
  recent: Map<number, number>;
  older: Map<number, number>;
  turnedAtMs: number;
}

// A timestamp that the server could still accept was used at most two of its windows ago; a slow connection adds to that.
const memoryMs = 2 * timestampWindowMs + 60_000;

// That of the process, because the performance of jsdom counts from another moment.
const now = () => processScope.performance.now();

const registryKey = Symbol.for("eko-onboarding.timestamps");

/** Finds them by a digest of the key, because whatever hangs on a global scope is easily logged. */
export function usedTimestampsOf(developerKey: string): UsedTimestamps {
  const scope = processScope as { [registryKey]?: Map<string, UsedTimestamps> };
  scope[registryKey] ??= new Map();
  const digest = createHash("sha256").update(developerKey).digest("hex");
  const known = scope[registryKey].get(digest);
  if (known !== undefined) return known;
  const fresh = { recent: new Map(), older: new Map(), turnedAtMs: now() };
  scope[registryKey].set(digest, fresh);
  return fresh;
}

/** Whether the timestamp was used within the last {@link memoryMs}, by the monotonic clock. */
export function isUsed({ recent, older }: UsedTimestamps, timestampMs: number): boolean {
  const group = groupOf(timestampMs);
  return (((recent.get(group) ?? 0) | (older.get(group) ?? 0)) & bitOf(timestampMs)) !== 0;
}

/** Remembers a timestamp for once to twice {@link memoryMs}: two generations are cheaper than an age for each. */
export function markUsed(used: UsedTimestamps, timestampMs: number): void {
  if (now() - used.turnedAtMs >= memoryMs) {
    used.older = used.recent;
    used.recent = new Map();
    used.turnedAtMs = now();
  }
  const group = groupOf(timestampMs);
  used.recent.set(group, (used.recent.get(group) ?? 0) | bitOf(timestampMs));
}

/** Small integers, which a Map stores without allocating; they repeat after a year only. */
function groupOf(timestampMs: number): number {
  return Math.floor(timestampMs / 32) % 2 ** 30;
}

function bitOf(timestampMs: number): number {
  return 1 << (timestampMs % 32);
}
