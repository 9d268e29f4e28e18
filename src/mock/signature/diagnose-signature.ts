import { encodeKey } from "../../signing/compute-secret-key.ts";
import { classifyText, diagnoseText } from "./diagnose-text.ts";
import { digestVariants, hmac } from "./digest-variants.ts";
import { keyVariants, toHmacKey } from "./key-variants.ts";
import { messageVariants } from "./message-variants.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { type Reading, readSignature } from "./read-signature.ts";
import { timestampDistances } from "./timestamp-distances.ts";
import type { HmacKey, SignatureMaterial, Variant } from "./variants.ts";

/** The mistakes that a signature was made with. */
export interface Diagnosis {
  mistakes: SignatureMistake[];
  /** What was used as the HMAC key and as the message; missing when only the text was changed, or nothing fits. */
  key?: string | Buffer;
  message?: string | Buffer;
}

type Key = Variant<HmacKey>;
type Message = Variant<string | Buffer>;

/**
 * Finds the mistakes that a signature was made with, by making it with each known mistake and with pairs of the common
 * ones. The work is bounded: some 1,200 digests, of which a sieve rules out nearly all in a microsecond each.
 *
 * @returns undefined when none of them gives this signature
 */
export function diagnoseSignature(signature: string, material: SignatureMaterial): Diagnosis | undefined {
  const readings = readSignature(signature);
  const keys = keyVariants(material);
  const [right, raw] = keys as [Key, Key];
  // A text that stands for no bytes was not made by any digest.
  if (readings.length === 0) return diagnoseTexts(signature, [right, raw], material);
  const messages = messageVariants(material);
  // Fewest mistakes first, so that the simplest explanation wins.
  return (
    tryHmacs(readings, listSingles(keys, messages)) ??
    tryDigests(readings, keys, messages) ??
    diagnoseTexts(signature, [right, raw], material) ??
    tryHmacs(readings, listSwaps(material)) ??
    tryHmacs(readings, listTimestamps(right, material)) ??
    tryHmacs(readings, listPairs(keys, messages))
  );
}

function* listSingles(keys: Key[], messages: Message[]): Generator<[Key, Message]> {
  const [right, timestamp] = [keys[0], messages[0]] as [Key, Message];
  for (const key of keys) yield [key, timestamp];
  for (const message of messages) yield [right, message];
}

function* listPairs(keys: Key[], messages: Message[]): Generator<[Key, Message]> {
  for (const key of keys.slice(1).filter(isCommon)) {
    for (const message of messages.slice(1).filter(isCommon)) yield [key, message];
  }
}

function tryHmacs(readings: Reading[], recipes: Iterable<[Key, Message]>): Diagnosis | undefined {
  const words = new Set(
    readings.filter(({ bytes }) => bytes.length >= 4).map(({ bytes }) => bytes.readInt32BE(0)),
  );
  for (const [key, message] of recipes) {
    if (!words.has(key.value.sieve(message.value))) continue;
    const digest = hmac("sha256")(key.value.bytes, message.value);
    const reading = findReading(readings, digest);
    if (reading) return describe([key, message], reading);
  }
  return undefined;
}

/** Tries what is not an HMAC-SHA256, as far as the length of the signature permits. */
function tryDigests(readings: Reading[], keys: Key[], messages: Message[]): Diagnosis | undefined {
  const lengths = new Set(readings.map(({ bytes }) => bytes.length));
  const fitting = digestVariants.filter(({ length }) =>
    length === undefined ? [...lengths].some((each) => each !== 32) : lengths.has(length),
  );
  const recipes = [...listSingles(keys.slice(0, 2), messages.slice(0, 1))];
  const commonRecipes = [...listSingles(keys.filter(isCommon), messages.filter(isCommon))];
  for (const digest of fitting) {
    for (const [key, message] of digest.isCommon ? commonRecipes : recipes) {
      const reading = findReading(readings, digest.value(key.value.bytes, message.value));
      if (reading) return describe([key, message, digest], reading);
    }
  }
  return undefined;
}

function isCommon(variant: Variant<unknown>): boolean {
  return variant.isCommon;
}

/** The timestamp as the key of a text that holds the access key. */
function listSwaps({ accessKey, timestamp }: SignatureMaterial): [Key, Message][] {
  const text = String(timestamp);
  return [text, encodeKey(text)].flatMap((key) =>
    [encodeKey(accessKey), accessKey].map((value): [Key, Message] => [
      { value: toHmacKey(key), isCommon: false },
      { value, isCommon: false, mistake: "key-and-message-swapped" },
    ]),
  );
}

/** Timestamps near the one that was sent, and the signature of an earlier request. */
function* listTimestamps(right: Key, { timestamp }: SignatureMaterial): Generator<[Key, Message]> {
  for (const { value, mistake } of timestampDistances) {
    yield [right, { value: String(timestamp + value), mistake, isCommon: false }];
  }
}

/** Whether a signature is a changed text of the right digest, or of the digest under the access key as it is. */
function diagnoseTexts(
  signature: string,
  keys: readonly Key[],
  { timestamp }: SignatureMaterial,
): Diagnosis | undefined {
  for (const { mistake, value } of keys) {
    const change = diagnoseText(signature, hmac("sha256")(value.bytes, String(timestamp)));
    if (change) return { mistakes: [...(mistake ? [mistake] : []), change] };
  }
  const kind = classifyText(signature);
  return kind && { mistakes: [kind] };
}

function describe(recipe: readonly [Key, Message, Variant<unknown>?], { mistakes }: Reading): Diagnosis {
  const [key, message] = recipe;
  const made = recipe.flatMap((variant) => variant?.mistake ?? []);
  return { mistakes: [...made, ...mistakes], key: key.value.bytes, message: message.value };
}

function findReading(readings: Reading[], digest: Buffer): Reading | undefined {
  return readings.find(({ bytes }) => bytes.equals(digest));
}
