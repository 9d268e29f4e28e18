/**
 * Finds the candidate that a misspelled word was most likely meant to be.
 *
 * @returns undefined when none is near: a wrong suggestion is worse than none
 */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = normalise(word);
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, normalise(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  if (best === undefined || best.distance > Math.max(1, Math.floor(wanted.length / 3))) return undefined;
  return best.candidate;
}

/** `did you mean` as the end of a message, or nothing. */
export function suggestNearest(word: string, candidates: readonly string[], prefix = ""): string {
  const nearest = findNearest(word, candidates);
  return nearest === undefined ? "" : ` Did you mean ${prefix}${nearest}?`;
}

/** Case and the way words are joined are not what makes two names differ. */
function normalise(word: string): string {
  return word.toLowerCase().replaceAll(/[-_]/g, "");
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  let beforePrevious = previous;
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + cost);
      // Before the first letter stands undefined, which equals no letter.
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, at(beforePrevious, j - 2) + 1);
      current.push(least);
    }
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
