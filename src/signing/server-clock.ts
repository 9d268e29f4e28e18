import { timestampWindowMs } from "../../generated/tables.ts";
import { readServerTime } from "../transport/http-dates.ts";
import type { AnswerHeaders } from "../transport/transport.ts";

type Headers = Pick<AnswerHeaders, "get">;

// Beyond a day the Date is more likely wrong than our clock.
const maxSkewMs = 24 * 60 * 60 * 1000;

/** The server's time as far as the client knows it: the local clock and a correction learned from a refusal. */
export interface ServerClock {
  /** Milliseconds since the UNIX epoch, corrected; NaN when the clock fails. Steps back after a correction only. */
  now(): number;
  /** The correction at this moment in milliseconds; an attempt remembers it to tell later whether it changed. */
  offsetMs(): number;
  /**
   * How far the server was ahead, in milliseconds, of the clock that a request was signed with, if its answer tells.
   *
   * @param usedOffsetMs the correction at that time
   */
  skewOf(headers: Headers, usedOffsetMs: number): number | undefined;
  /**
   * Learns from the answer to a request whose timestamp was refused, and made with `usedOffsetMs`.
   *
   * @returns whether signing afresh makes a difference: the timestamp was outside the server's window, the next is not
   */
  learn(headers: Headers, usedOffsetMs: number): boolean;
}

/** Whether a skew in milliseconds explains that the server refused a timestamp. */
export function isBeyondWindow(skewMs: number | undefined): skewMs is number {
  return Math.abs(skewMs ?? 0) > timestampWindowMs;
}

/** Starts with no correction; `correct: false` never makes one, and takes the clock as it is, steps back included. */
export function createServerClock(clock: () => number, correct: boolean): ServerClock {
  const readings = checkReadings(clock);
  const local = correct ? bridgeStepsBack(readings) : readings;
  let offset = 0;
  const now = () => Math.round(local() + offset);
  const skewOf = (headers: Headers, usedOffsetMs: number) => {
    const serverTime = readServerTime(headers) ?? Number.NaN;
    const skewMs = serverTime - now() + offset - usedOffsetMs;
    return Number.isNaN(skewMs) ? undefined : skewMs;
  };
  return {
    now,
    offsetMs: () => offset,
    skewOf,
    learn(headers, usedOffsetMs) {
      const skewMs = skewOf(headers, usedOffsetMs);
      if (!correct || !isBeyondWindow(skewMs)) return false;
      // A parallel call has learned the same already: its correction counts, once.
      if (usedOffsetMs !== offset) return true;
      if (Math.abs(offset + skewMs) > maxSkewMs) return false;
      offset += skewMs;
      return true;
    },
  };
}

/**
 * A clock that goes on by the monotonic clock when the given one steps back, because the server's time does not, and a
 * timestamp serves once.
 */
function bridgeStepsBack(readTime: () => number): () => number {
  let lastTime = Number.NEGATIVE_INFINITY;
  let lastReadAt = 0;
  let bridged = 0;
  return () => {
    const time = readTime();
    const readAt = performance.now();
    if (time < lastTime) bridged += lastTime - time + readAt - lastReadAt;
    lastTime = time;
    lastReadAt = readAt;
    return time + bridged;
  };
}

/** Signing refuses NaN; after sending, a clock that fails must not hide the answer. */
function checkReadings(clock: () => number): () => number {
  return () => {
    try {
      const time: unknown = clock();
      if (typeof time === "number") return time;
    } catch {
      // A clock that throws has failed like one that returns something else.
    }
    return Number.NaN;
  };
}
