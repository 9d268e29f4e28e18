/** ASCII digits, letters and signs, and blanks of every kind. */
export const digits = [..."0123456789"];
export const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
export const signs = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"];
export const blanks = [" ", "\t", "\n", "\r", "\v", "\f", "\u00a0", "\u2003", "\u2028"];
/** Digits of other scripts look like digits to a person and to some regular expressions. */
export const beyondAscii = ["é", "ß", "ज", "٤", "९", "９", "😀"];

/** Every visible character that is tried. */
export const visible = [...digits, ...letters, ...signs, ...beyondAscii];

/** Values that are not text. */
export const notText = [null, true, false, 0, 1, 1.5, [], ["9444444444"], {}];

/** Lengths around likely limits. */
export const lengths = [
  2, 8, 9, 19, 20, 21, 48, 49, 50, 51, 64, 99, 100, 101, 199, 200, 201, 255, 256, 500, 1000, 5000,
];

/** The text with each character before it, within it and after it. */
export function atEachPlace(text: string, characters: readonly string[]): string[] {
  const middle = Math.floor(text.length / 2);
  return characters.flatMap((character) => [
    character + text,
    text.slice(0, middle) + character + text.slice(middle),
    text + character,
  ]);
}

/** Makes texts of a length. */
export function repeat(character: string): (length: number) => string {
  return (length) => character.repeat(length);
}
