import type { HmacSieve } from "./hmac-sieve.ts";
import type { SignatureMistake } from "./mistakes.ts";

/** What a wrong signature was made of, as far as the server knows it. */
export interface SignatureMaterial {
  developerKey: string;
  accessKey: string;
  /** The timestamp as sent, in milliseconds. */
  timestamp: number;
  body: Buffer;
  method: string;
  /** The request target with the base path and the query. */
  target: string;
  /** The `Host` header, if one is known. */
  host?: string | undefined;
}

/** A key to try, and the sieve for its digests. */
export interface HmacKey {
  bytes: string | Buffer;
  sieve: HmacSieve;
}

/**
 * The values that one mistake leads to in a step of the recipe; the right value has no mistake. "common" says that the
 * mistake is tried together with each other common one.
 */
export type Variants<T> = readonly [
  mistake: SignatureMistake | undefined,
  values: readonly T[],
  how?: "common",
];

/** The texts that programs show where a value is missing. */
export const absentTexts = ["undefined", "null", "None", "nil", "NaN", "false"];

/** The texts that programs write for an object that should have been a text. */
export const objectTexts = ["[object Object]", "[object Promise]", "[object ArrayBuffer]", "System.Byte[]"];

const byteOrderMark = "\ufeff";

/** A text in the charsets that are not UTF-8, and in UTF-8 with a byte order mark. */
export function inOtherCharsets(text: string): Buffer[] {
  const littleEndian = [text, byteOrderMark + text].map((each) => Buffer.from(each, "utf16le"));
  return [
    ...littleEndian,
    ...littleEndian.map((bytes) => Buffer.from(bytes).swap16()),
    ...[text, byteOrderMark + text].map(toUtf32),
    Buffer.from(byteOrderMark + text),
  ];
}

function toUtf32(text: string): Buffer {
  const bytes = Buffer.alloc(4 * text.length);
  for (const [index, character] of [...text].entries()) {
    bytes.writeUInt32LE(character.codePointAt(0) as number, 4 * index);
  }
  return bytes;
}

/** Base64 in the URL-safe alphabet, with its padding. The Buffer of the reference page does not know `base64url`. */
export function toUrlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}
