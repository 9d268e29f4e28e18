import { type ReadHeader, readServerTime } from "../transport/http-dates.ts";

// Below, the signature would hardly be refused for it; above, the Date is not to be believed.
const minSkewMs = 30_000;
const maxSkewMs = 24 * 60 * 60 * 1000;

/** The server's time as far as the client knows it: the local clock and a correction learned from a 403. */
export interface ServerClock {
  /** Milliseconds since the UNIX epoch, corrected; NaN when the clock fails. */
  now(): number;
  /** The correction at this moment in milliseconds; an attempt remembers it to tell later whether it changed. */
  offsetMs(): number;
  /** How far the server is ahead of the corrected clock in milliseconds, if the answer tells. */
  skewOf(header: ReadHeader): number | undefined;
  /**
   * Learns from a 403 to an attempt that was signed with `usedOffsetMs`.
   *
   * @returns whether signing afresh makes a difference
   */
  learn(header: ReadHeader, usedOffsetMs: number): boolean;
}

/** Starts with no correction; `correct: false` never makes one. */
export function createServerClock(clock: () => number, correct: boolean): ServerClock {
  let offset = 0;
  const now = () => {
    try {
      return Math.round(clock() + offset);
    } catch {
      // Refused when it is to be signed; after sending, a clock that fails must not hide the answer.
      return Number.NaN;
    }
  };
  const skewOf = (header: ReadHeader) => {
    const serverTime = readServerTime(header);
    const skew = (serverTime ?? Number.NaN) - now();
    return Number.isNaN(skew) ? undefined : skew;
  };
  return {
    now,
    offsetMs: () => offset,
    skewOf,
    learn(header, usedOffsetMs) {
      const skew = skewOf(header);
      if (!correct || skew === undefined) return false;
      // A parallel call has learned the same already: its correction counts, once.
      if (usedOffsetMs !== offset) return true;
      if (Math.abs(skew) < minSkewMs || Math.abs(offset + skew) > maxSkewMs) return false;
      offset += skew;
      return true;
    },
  };
}
