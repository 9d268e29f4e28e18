import { isUsed, markUsed, usedTimestampsOf } from "./used-timestamps.ts";

/**
 * Which of the processes that share a developer key this one is: `index` counts from 0 to `count` - 1.
 *
 * @inline
 */
export interface Instance {
  index: number;
  count: number;
}

/** A timestamp that nobody else in the process has, and how long to wait before it may be signed. */
export interface IssuedTimestamp {
  /** Milliseconds since the UNIX epoch; NaN when the clock fails. */
  timestampMs: number;
  /** Milliseconds until the timestamp is within {@link maxLeadMs} of the clock; 0 nearly always. */
  waitMs: number;
}

/** How far a timestamp may be ahead of the clock, in milliseconds: a small part of the server's window. */
export const maxLeadMs = 10_000;

/**
 * Makes the function that issues the timestamps of a client: each is the first one from the clock's time on that no
 * client of the process has used with this developer key.
 *
 * @param now the server's time as far as it is known, in milliseconds since the UNIX epoch
 * @param instance takes only the milliseconds with `ms % count === index`
 */
export function issueTimestamps(
  developerKey: string,
  now: () => number,
  { index, count }: Instance = { index: 0, count: 1 },
): () => IssuedTimestamp {
  const used = usedTimestampsOf(developerKey);
  let lastNowMs = 0;
  let nextMs = 0;
  return () => {
    const nowMs = now();
    // Checked here, because the search below must end.
    if (!(Number.isSafeInteger(nowMs) && nowMs >= 0)) return { timestampMs: Number.NaN, waitMs: 0 };
    // nextMs saves the search; after a correction back it lies far in the future.
    const earliestMs = nowMs < lastNowMs ? nowMs : Math.max(nowMs, nextMs);
    let timestampMs = earliestMs + ((index - (earliestMs % count) + count) % count);
    while (isUsed(used, timestampMs)) timestampMs += count;
    markUsed(used, timestampMs);
    lastNowMs = nowMs;
    nextMs = timestampMs + 1;
    return { timestampMs, waitMs: Math.max(0, timestampMs - nowMs - maxLeadMs) };
  };
}
