import type { SignatureMistake } from "./mistakes.ts";

/** The bytes that a signature stands for when its text is read in one of the usual encodings. */
export interface Reading {
  bytes: Buffer;
  /** What is wrong with the encoding; empty for base64 as it has to be. */
  mistakes: SignatureMistake[];
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const urlSafeBase64 = /^[A-Za-z0-9_-]+={0,2}$/;
const hex = /^(?:[0-9A-Fa-f]{2})+$/;

/** Reads the text of a signature in each encoding that it may be in. A text can have several readings. */
export function readSignature(text: string): Reading[] {
  const readings: Reading[] = [];
  if (base64.test(text)) {
    const bytes = Buffer.from(text, "base64");
    const isPadded = text.length % 4 === 0;
    readings.push({ bytes, mistakes: isPadded ? [] : ["padding-stripped"] });
    const inner = bytes.toString("latin1");
    if (hex.test(inner)) readings.push({ bytes: Buffer.from(inner, "hex"), mistakes: ["hex-digest"] });
    if (base64.test(inner)) {
      readings.push({ bytes: Buffer.from(inner, "base64"), mistakes: ["double-encoded"] });
    }
  } else if (urlSafeBase64.test(text)) {
    readings.push({ bytes: Buffer.from(text, "base64url"), mistakes: ["url-safe-base64"] });
  } else if (/%[0-9A-Fa-f]{2}/.test(text)) {
    const bytes = Buffer.from(percentDecode(text), "base64");
    readings.push({ bytes, mistakes: ["double-encoded"] });
  }
  if (hex.test(text)) readings.push({ bytes: Buffer.from(text, "hex"), mistakes: ["hex-digest"] });
  return readings;
}

/** Decodes the characters of base64 alone, so that no input can make it throw. */
function percentDecode(text: string): string {
  return text.replaceAll(/%(2b|2f|3d)/gi, (escaped) => decodeURIComponent(escaped));
}
