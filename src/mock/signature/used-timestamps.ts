/** The timestamps that were accepted, each of which serves once. */
export interface UsedTimestamps {
  /** Takes a timestamp, in milliseconds since the UNIX epoch. @returns false when it was taken before */
  take(timestamp: number, signature: string): boolean;
  /** Whether a signature was accepted earlier, with whatever timestamp. */
  hasSignature(signature: string): boolean;
  reset(): void;
}

// More than the milliseconds of the vendor's window, both ways.
const maxTimestamps = 300_000;
const maxSignatures = 10_000;

/** Makes an empty memory. It is bounded: what was taken first is forgotten first. */
export function createUsedTimestamps(): UsedTimestamps {
  const timestamps = new Set<number>();
  const signatures = new Set<string>();
  return {
    take: (timestamp, signature) => {
      if (timestamps.has(timestamp)) return false;
      addBounded(timestamps, timestamp, maxTimestamps);
      addBounded(signatures, signature, maxSignatures);
      return true;
    },
    hasSignature: (signature) => signatures.has(signature),
    reset: () => {
      timestamps.clear();
      signatures.clear();
    },
  };
}

function addBounded<T>(set: Set<T>, value: T, max: number): void {
  set.add(value);
  if (set.size <= max) return;
  for (const oldest of set) {
    set.delete(oldest);
    return;
  }
}
