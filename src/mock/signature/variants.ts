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
}

/** One step of the recipe, done in one of the ways that people do it. The right way has no mistake. */
export interface Variant<T> {
  mistake?: SignatureMistake;
  value: T;
  /** Whether it is common enough to be tried together with each other common one. */
  isCommon: boolean;
}

/** A mistake, the values that come of it, and whether it is tried together with others. */
export type VariantRow<T> = readonly [mistake: SignatureMistake | undefined, values: T[], how?: "common"];

/** Flattens a table, and leaves out a mistake that makes no difference with these keys. */
export function listVariants<T extends string | Buffer>(table: VariantRow<T>[]): Variant<T>[] {
  const seen = new Set<string>();
  return table.flatMap(([mistake, values, how]) =>
    values.flatMap((value) => {
      const bytes = isAscii(value) ? value : Buffer.from(value).toString("latin1");
      if (seen.has(bytes)) return [];
      seen.add(bytes);
      return [{ value, isCommon: how === "common" || mistake === undefined, ...(mistake && { mistake }) }];
    }),
  );
}

function isAscii(value: string | Buffer): value is string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, control characters included.
  return typeof value === "string" && /^[\x00-\x7f]*$/.test(value);
}

/** The texts that programs show where a value is missing. */
export const absentTexts = ["undefined", "null", "None", "nil", "NaN", "false"];

/** Big-endian UTF-16, which Node does not encode by itself. */
export function toUtf16Be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/** Base64 in the URL-safe alphabet, with its padding. */
export function toUrlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}
