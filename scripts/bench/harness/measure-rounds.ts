import type { BenchOptions } from "./bench-case.ts";

/** The figures of each contender, one entry per round. */
export type Rounds<Name extends string, Figures> = Record<Name, Figures[]>;

/**
 * Measures every contender once per round, in a random order, so that a busy moment of the machine and the heat of a
 * predecessor hit all of them.
 */
export async function measureRounds<Name extends string, Figures>(
  names: readonly Name[],
  { rounds, progress }: BenchOptions,
  measure: (name: Name) => Promise<Figures>,
): Promise<Rounds<Name, Figures>> {
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Rounds<Name, Figures>;
  for (let round = 0; round < rounds; round++) {
    const order = shuffle(names);
    progress(`round ${round + 1} of ${rounds}: ${order.join(", ")}`);
    for (const name of order) results[name].push(await measure(name));
  }
  return results;
}

function shuffle<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** The middle of the values; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

/** Median over the rounds of the ratio within a round. */
export function medianRatio(values: readonly number[], bases: readonly number[]): number {
  return median(values.map((value, round) => value / (bases[round] ?? Number.NaN)));
}

/** Rounds to three significant digits: more would only be noise. */
export function round3(value: number): number {
  return Number(value.toPrecision(3));
}
