import { timingSafeEqual } from "node:crypto";

/** Whether a key is one of some values, each compared as {@link isSameText} does. */
export function isAmong(key: string, values: string[]): boolean {
  return values.some((value) => isSameText(key, value));
}

/** Compares in a time that tells nothing about where two texts of one length differ. */
export function isSameText(a: string, b: string): boolean {
  return a.length === b.length && isSameBytes(Buffer.from(a), Buffer.from(b));
}

function isSameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
