/** Milliseconds that are tried one by one, both ways: a clock that was read twice. */
const nearMs = 80;
/** Whole seconds that are tried backward: a signature that was kept, as long as a server could take it. */
const keptSeconds = 120;

/** How far the timestamp that was signed may be from the one that was sent, in milliseconds: the likeliest first. */
export const timestampDistances = [
  ["timestamp-mismatch", Array.from({ length: nearMs }, (_, index) => [-index - 1, index + 1]).flat()],
  ["signature-kept", Array.from({ length: keptSeconds }, (_, index) => (index + 1) * -1000)],
] as const;
