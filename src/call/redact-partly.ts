// Long enough that no words of a sentence are a piece by chance.
const pieceLength = 8;
// Fewer digits alone tell too little, and are in many a number; more are a piece.
const digitCounts = [4, 5, 6, 7];
// So many characters of each end are looked for beside a mask, which bounds the size of a pattern.
const maxEndLength = 12;

/** What may stand between two digits or characters of a value. */
export const gap = "[ ().+-]{0,2}";
// Bounded, because a search from each character of a long run would take the square of its length.
const masked = `[x*#_•●·…](?:${gap}[x*#_•●·…]){1,39}`;

/**
 * Replaces by a mark what a text shows of a value in part: first or last characters beside a mask, as in
 * `XXXX XXXX 1234`, the first or last digits alone, and pieces of some length from anywhere in it.
 */
export function redactPartly(text: string, mark: string, value: string): string {
  if (value.length < pieceLength) return text;
  return listEndPatterns(value).reduce(
    (redacted, pattern) => redacted.replace(new RegExp(pattern, "giu"), mark),
    replacePieces(text, value, mark),
  );
}

function listEndPatterns(value: string): string[] {
  const characters = [...value].map(escapeRegExp);
  const head = characters
    .slice(0, maxEndLength)
    .reduceRight((rest, character) => `${character}(?:${gap}${rest})?`);
  const tail = characters.slice(-maxEndLength).reduce((rest, character) => `(?:${rest}${gap})?${character}`);
  return [`(?:${head}${gap})?${masked}${gap}${tail}`, `${head}${gap}${masked}`, ...listDigitPatterns(value)];
}

function listDigitPatterns(value: string): string[] {
  if (!/^\d+$/.test(value)) return [];
  const ends = digitCounts.flatMap((count) => [value.slice(0, count), value.slice(-count)]);
  return [`(?<!\\d)(?:${ends.join("|")})(?!\\d)`];
}

function replacePieces(text: string, value: string, mark: string): string {
  const pieces = new Set(
    Array.from({ length: value.length - pieceLength + 1 }, (_, at) => value.slice(at, at + pieceLength)),
  );
  let redacted = "";
  for (let at = 0; at < text.length; ) {
    let end = at + pieceLength;
    if (!pieces.has(text.slice(at, end))) {
      redacted += text[at];
      at += 1;
      continue;
    }
    while (pieces.has(text.slice(end + 1 - pieceLength, end + 1))) end += 1;
    redacted += mark;
    at = end;
  }
  return redacted;
}

/** A text as a regular expression that matches it alone. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
