import { createHmac, createSecretKey } from "node:crypto";

/** Milliseconds that are tried one by one, both ways: a clock that was read twice. */
const nearMs = 80;
/** Whole seconds that are tried backward: a signature that was kept, as long as a server could take it. */
const searchedSeconds = 120;

/** A timestamp that gives a signature, other than the one that was sent with it. */
export interface FoundTimestamp {
  timestamp: number;
  isNear: boolean;
}

/** Distances from the timestamp that was sent, in milliseconds: the likeliest first. */
const distances = [
  ...Array.from({ length: nearMs }, (_, index) => [-index - 1, index + 1]).flat(),
  ...Array.from({ length: searchedSeconds }, (_, index) => (index + 1) * -1000),
];

/**
 * Finds the timestamp that was signed in place of the one that was sent. The search is bounded: some 280 digests.
 *
 * @param isFound whether the bytes are those of the signature
 */
export function searchTimestamps(
  key: string,
  sent: number,
  isFound: (digest: Buffer) => boolean,
): FoundTimestamp | undefined {
  const secret = createSecretKey(key, "utf8");
  for (const distance of distances) {
    const timestamp = sent + distance;
    if (isFound(createHmac("sha256", secret).update(String(timestamp)).digest())) {
      return { timestamp, isNear: Math.abs(distance) <= nearMs };
    }
  }
  return undefined;
}
