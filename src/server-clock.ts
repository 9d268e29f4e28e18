import { EkoConfigError } from "./errors.ts";
import { type ReadHeader, readServerTime } from "./http-dates.ts";

// Below, the signature would hardly be refused for it; above, the Date is not to be believed.
const minSkewMs = 30_000;
const maxSkewMs = 24 * 60 * 60 * 1000;

/** The server's time as far as the client knows it: the local clock and a correction learned from a 403. */
export interface ServerClock {
  /** Milliseconds since the UNIX epoch, corrected. */
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
    const time = Math.round(clock() + offset);
    if (!(time >= 0 && time <= Number.MAX_SAFE_INTEGER)) {
      throw new EkoConfigError("clock must return milliseconds since the UNIX epoch.");
    }
    return time;
  };
  const skewOf = (header: ReadHeader) => {
    const serverTime = readServerTime(header);
    return serverTime === undefined ? undefined : serverTime - now();
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
