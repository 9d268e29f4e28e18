import type { SieveKey } from "./hmac-sieve.ts";
import type { SignatureMistake } from "./mistakes.ts";
import type { SignedRequest } from "./signature-policy.ts";

/** What a wrong signature was made of, as far as the server knows it. */
export interface SignatureMaterial {
  developerKey: string;
  accessKey: string;
  /** The timestamp as sent, in milliseconds; it has at most 15 digits, so that each is a date. */
  timestamp: number;
  body: Buffer;
  method: string;
  /** The request target with the base path and the query. */
  target: string;
  /** The `Host` header, if one is known. */
  host?: string | undefined;
}

/** A value of a step of the recipe, right or wrong. */
interface Tried {
  bytes: string | Buffer;
  /** None when the value is right. */
  mistakes: readonly SignatureMistake[];
  /** Whether it is tried together with each other common value; the right ones are. */
  isCommon: boolean;
}

/** A message to try. */
export type Message = Tried;

/** A key to try. */
export type HmacKey = Tried & SieveKey;

/** The values that one mistake, or several at once, lead to; the right value has none. */
export type Variants = readonly [
  mistake: SignatureMistake | readonly SignatureMistake[],
  values: readonly (string | Buffer)[],
  how?: "common",
];

/** Writes a table of variants as a list. */
export function listVariants(table: readonly Variants[]): Tried[] {
  const list: Tried[] = [];
  for (const [mistake, values, how] of table) {
    const mistakes = [mistake].flat();
    const isCommon = how === "common";
    for (const bytes of values) list.push({ bytes, mistakes, isCommon });
  }
  return list;
}

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

/** The parts of a request that may have been signed. */
export function describeSigned({ method, target, headers, body }: SignedRequest) {
  return { method, target, body, host: headers.host?.[0] };
}
