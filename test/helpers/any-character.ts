import fc from "fast-check";

const surrogates = { start: 0xd800, count: 0x800 };

/**
 * A text of one code point, for `fc.string({ unit })`. fast-check's own unit "binary" is the same, but lists all million
 * of them first, which takes a second of each process.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat({ max: 0x10_ffff - surrogates.count })
  .map(
    (index) => String.fromCodePoint(index < surrogates.start ? index : index + surrogates.count),
    readIndex,
  );

/** The way back tells fast-check which texts it can make, so that it tries its dangerous ones, such as `__proto__`. */
function readIndex(text: unknown): number {
  const [character, ...others] = typeof text === "string" ? text : "";
  const codePoint = character?.codePointAt(0);
  if (codePoint === undefined || others.length > 0) throw new Error("This is not a single character.");
  return codePoint < surrogates.start ? codePoint : codePoint - surrogates.count;
}
