import type { SignatureMistake } from "./mistakes.ts";

/** A text within a text, and the mistake by which it got there. */
export interface Unwrapped {
  text: string;
  mistakes: SignatureMistake[];
}

/** Ways in which a program can have changed the text of a signature after encoding it. */
export function unwrapSignature(text: string): Unwrapped[] {
  return unwrappings.flatMap(([mistake, unwrap]) => {
    const inner = unwrap(text);
    if (inner === undefined || inner === text) return [];
    // JSON puts quotes around it, and can escape each slash.
    const bare = mistake === "quotes-in-header" ? unescapeBase64(inner) : inner;
    return [
      { text: inner, mistakes: [mistake] },
      ...(bare === inner ? [] : [{ text: bare, mistakes: [mistake, "html-escaped" as const] }]),
    ];
  });
}

type Unwrap = (text: string) => string | undefined;

const unwrappings: readonly [SignatureMistake, Unwrap][] = [
  ["bytes-literal", (text) => /^b(['"])(.*)\1$/.exec(text)?.[2]],
  ["quotes-in-header", (text) => /^(["'`])(.*)\1$/.exec(text)?.[2]],
  [
    "newline-in-signature",
    (text) => (/\\[rn]|%0[ad]/i.test(text) ? text.replace(/\\r|\\n|%0[ad]/gi, "") : undefined),
  ],
  [
    "newline-in-signature",
    (text) => (/^[A-Za-z0-9+/=\s]+$/.test(text) ? text.replace(/\s+/g, "") : undefined),
  ],
  ["percent-encoded", (text) => (/%(?:25)*(?:2b|2f|3d)/i.test(text) ? percentDecode(text) : undefined)],
  // A decoder of forms makes a blank of each plus.
  [
    "plus-became-blank",
    (text) => (/^[A-Za-z0-9/ ]+={0,2}$/.test(text) ? text.replaceAll(" ", "+") : undefined),
  ],
  ["html-escaped", (text) => (/&#|\\(?:u00|\/)/i.test(text) ? unescapeBase64(text) : undefined)],
  ["bytes-as-list", (text) => readByteList(text)?.toString("base64")],
  // Last, because the others say more about the text around it.
  ["prefix-in-header", findLongestRun],
];

/** The longest run of characters of base64, which is the signature where text stands around it. */
function findLongestRun(text: string): string | undefined {
  const runs = text.match(/[A-Za-z0-9+/]{20,}={0,2}/g) ?? [];
  return runs.sort((a, b) => b.length - a.length)[0];
}

/** Decodes the characters of base64 alone, so that no input can make it throw. */
function percentDecode(text: string): string {
  return text.replaceAll(/%(?:25)*(2b|2f|3d)/gi, (_, digits) => decodeURIComponent(`%${digits}`));
}

/** Undoes what encoders of HTML and JSON do to the characters of base64. */
function unescapeBase64(text: string): string {
  return text
    .replaceAll(/&#(?:43|x2b);|\\u002b/gi, "+")
    .replaceAll(/&#(?:47|x2f);|\\u002f|\\\//gi, "/")
    .replaceAll(/&#(?:61|x3d);|\\u003d/gi, "=");
}

/** Reads bytes that were written as a list of numbers, with or without sign, also in the JSON of a Buffer or an array. */
export function readByteList(json: string): Buffer | undefined {
  const text = json.replaceAll(/"\d+":/g, "");
  const [, list] = /^[^\d-]*(-?\d{1,3}(?:[,\s]+-?\d{1,3}){15,127})\s*[\])}]{0,2}$/.exec(text) ?? [];
  return list === undefined ? undefined : Buffer.from(list.split(/[,\s]+/).map(Number));
}
