/** The timestamps that were accepted, each of which serves once. */
export interface UsedTimestamps {
  /** Takes a timestamp, in milliseconds since the UNIX epoch. @returns false when it was taken before */
  take(timestamp: number): boolean;
  reset(): void;
}

// More than the milliseconds of the vendor's window, both ways.
const maxTimestamps = 300_000;

/** Makes an empty memory. It is bounded: the timestamp taken first is forgotten first. */
export function createUsedTimestamps(): UsedTimestamps {
  const used = new Set<number>();
  return {
    take: (timestamp) => {
      if (used.has(timestamp)) return false;
      used.add(timestamp);
      const [oldest] = used;
      if (used.size > maxTimestamps && oldest !== undefined) used.delete(oldest);
      return true;
    },
    reset: () => used.clear(),
  };
}
