import type { Variants } from "./variants.ts";

// A clock that was read twice, both ways: milliseconds apart, or with something slow in between.
const nearMs = 20;
const apartMs = 100;
// Backward: a signature that was kept, as long as a server could take it.
const keptSeconds = 120;

const near = listDistances(1, nearMs);
const apart = listDistances(nearMs + 1, apartMs);
const kept = Array.from({ length: keptSeconds }, (_, index) => (index + 1) * -1000);
const withinSecond = Array.from({ length: 999 - apartMs }, (_, index) => apartMs + index + 1);

/** Timestamps that may have been signed in the place of the one that was sent, in milliseconds: the likeliest first. */
export function listOtherTimestamps(timestamp: number): Variants[] {
  // Whole seconds were hardly read from a clock of milliseconds: somebody has rounded what was sent.
  const isRounded = timestamp % 1000 === 0;
  const at = (distances: readonly number[]) => distances.map((distance) => String(timestamp + distance));
  return [
    ["timestamp-mismatch", at(near), "common"],
    ["timestamp-mismatch", at(isRounded ? [...apart, ...withinSecond] : apart)],
    ["signature-kept", at(kept)],
  ];
}

function listDistances(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => [-from - index, from + index]).flat();
}
