import type { SignatureMistake } from "./mistakes.ts";
import { readByteList, unwrapSignature } from "./unwrap-signature.ts";

/** The bytes that a signature stands for when its text is read in one of the usual encodings. */
export interface Reading {
  bytes: Buffer;
  /** The mistakes in the encoding; none for standard base64. */
  mistakes: SignatureMistake[];
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const urlSafeBase64 = /^[A-Za-z0-9_-]+={0,2}$/;
const hex = /^(?:[0-9A-Fa-f]{2})+$/;
/** Pairs of digits with something between them, or with the mark of a number or of an escape before them. */
const markedHex = /^(?:0x|\\x)?[0-9A-Fa-f]{2}(?:(?:[-: ]|, ?)?(?:0x|\\x)?[0-9A-Fa-f]{2})+$/;
const bits = /^(?:[01]{8})+$/;
/** What `openssl dgst` and `sha256sum` write: the digits after a label, or before the name of a file. */
const opensslOutput =
  /^(?:(?:HMAC-)?(?:SHA2?-?256)?\s*\((?:stdin|[^()\s]{0,80})\)\s*=\s*)?([0-9A-Fa-f]{64})(?:\s+[*-]?\S{0,80})?\s*$/i;

// Longer than any signature in any of the encodings.
const maxLength = 1024;

/** Reads the text of a signature in each encoding that it may be in. A text can have several readings. */
export function readSignature(text: string): Reading[] {
  if (text.length > maxLength) return [];
  return [{ text, mistakes: [] }, ...unwrapSignature(text)].flatMap(({ text: inner, mistakes }) =>
    readPlain(inner).map((reading) => ({ ...reading, mistakes: [...mistakes, ...reading.mistakes] })),
  );
}

function readPlain(text: string): Reading[] {
  const readings: Reading[] = [];
  const add = (bytes: Buffer, ...mistakes: SignatureMistake[]) => readings.push({ bytes, mistakes });
  if (base64.test(text)) {
    const bytes = Buffer.from(text, "base64");
    add(bytes, ...(text.length % 4 === 0 ? [] : (["padding-stripped"] as const)));
    const inner = bytes.toString("latin1");
    readHex(inner, add);
    const list = readByteList(inner);
    if (list !== undefined) add(list, "bytes-as-list");
    const bare = inner.trim();
    if (base64.test(bare)) add(Buffer.from(bare, "base64"), "double-encoded");
    const innermost = Buffer.from(bare, "base64").toString("latin1");
    readHex(innermost, (of, ...why) => add(of, "double-encoded", ...why));
    // UTF-16, as Encoding.Unicode of C# writes it.
    const narrow = inner.replaceAll("\0", "");
    if (narrow.length * 2 === inner.length) {
      readHex(narrow, (of, ...why) => add(of, "wrong-charset", ...why));
      add(Buffer.from(narrow, "base64"), "wrong-charset", "double-encoded");
    }
    // The words of CryptoJS in the order of this machine's bytes, and a digest that was reversed.
    if (bytes.length === 32) {
      add(Buffer.from(bytes).swap32(), "wrong-encoding");
      add(Buffer.from(bytes).reverse(), "wrong-encoding");
    }
    // Go: Sum() appends the digest of what was written to its argument.
    if (isText(bytes.subarray(0, -32))) add(bytes.subarray(-32), "message-not-hashed");
    if (base64.test(bare) && base64.test(innermost)) add(Buffer.from(innermost, "base64"), "double-encoded");
  } else if (urlSafeBase64.test(text)) {
    // base64 is read in either alphabet.
    add(Buffer.from(text, "base64"), "url-safe-base64");
  }
  if (bits.test(text)) {
    add(Buffer.from([...text.matchAll(/.{8}/g)].map(([byte]) => parseInt(byte, 2))), "wrong-encoding");
  }
  readHex(text, add);
  return readings;
}

/** Whether bytes are letters, digits and marks of ASCII. */
function isText(bytes: Buffer): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte >= 32 && byte < 127);
}

function readHex(text: string, add: (bytes: Buffer, ...mistakes: SignatureMistake[]) => void): void {
  if (hex.test(text)) {
    const bytes = Buffer.from(text, "hex");
    add(bytes, "hex-digest");
    if (isText(bytes.subarray(0, -32))) add(bytes.subarray(-32), "message-not-hashed", "hex-digest");
    const inner = bytes.toString("latin1");
    if (hex.test(inner)) add(Buffer.from(inner, "hex"), "hex-digest", "double-encoded");
    // The digits of the base64 text, as xxd writes them.
    if (base64.test(inner.trim())) add(Buffer.from(inner, "base64"), "hex-digest", "double-encoded");
    return;
  }
  if (markedHex.test(text)) {
    return void add(Buffer.from(text.replaceAll(/0x|\\x|[-:, ]/g, ""), "hex"), "hex-digest");
  }
  const [, digits] = opensslOutput.exec(text) ?? [];
  if (digits !== undefined) add(Buffer.from(digits, "hex"), "openssl-without-binary");
}
