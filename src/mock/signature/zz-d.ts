import { encodeKey } from "../../signing/compute-secret-key.ts";
import { classifyText, diagnoseText } from "./diagnose-text.ts";
import { digestVariants, hmac } from "./digest-variants.ts";
import { keyVariants, toHmacKey } from "./key-variants.ts";
import { messageVariants } from "./message-variants.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { type Reading, readSignature } from "./read-signature.ts";
import { timestampDistances } from "./timestamp-distances.ts";
import type { HmacKey, SignatureMaterial, Variants } from "./variants.ts";

/** The mistakes that a signature was made with. */
export interface Diagnosis {
  mistakes: SignatureMistake[];
  /** What was used as the HMAC key and as the message; missing when only the text was changed, or nothing fits. */
  key?: string | Buffer;
  message?: string | Buffer;
}

type Message = string | Buffer;
/** Compares the HMAC-SHA256 of a message with a signature; the mistakes are those that key and message hold. */
type Attempt = (key: HmacKey, message: Message, ...mistakes: SignatureMistake[]) => Diagnosis | undefined;

/**
 * Finds the mistakes that a signature was made with, by making it with each known mistake and with pairs of the common
 * ones. The work is bounded: some 1,300 digests, of which a sieve rules out nearly all in a microsecond each.
 *
 * @returns undefined when none of them gives this signature
 */
export function diagnoseSignature(signature: string, material: SignatureMaterial): Diagnosis | undefined {
  const readings = readSignature(signature);
  const keys = keyVariants(material);
  const [[, [right]], [, [raw]]] = keys as [[undefined, [HmacKey]], [undefined, [HmacKey]]];
  // A text that stands for no bytes was not made by any digest.
  if (readings.length === 0) return diagnoseTexts(signature, right, raw, material);
  const messages = messageVariants(material);
  const attempt = makeAttempt(readings);
  // Fewest mistakes first, so that the simplest explanation wins.
  return (
    trySingles(attempt, keys, messages) ??
    tryDigests(readings, keys, messages) ??
    diagnoseTexts(signature, right, raw, material) ??
    trySwaps(attempt, material) ??
    tryTimestamps(attempt, right, material) ??
    tryPairs(attempt, keys, messages)
  );
}

export function makeAttempt(readings: Reading[]): Attempt {
  const words = readings.filter(({ bytes }) => bytes.length === 32).map(({ bytes }) => bytes.readInt32BE(0));
  return (key, message, ...mistakes) => {
    if (!words.includes(key.sieve(message))) return undefined;
    return compare(readings, hmac("sha256")(key.bytes, message), key, message, mistakes);
  };
}

export function trySingles(attempt: Attempt, keys: Variants<HmacKey>[], messages: Variants<Message>[]) {
  const [[, [right]], [, [timestamp]]] = [keys[0], messages[0]] as [
    [undefined, [HmacKey]],
    [undefined, [string]],
  ];
  let found = attempt(right, timestamp);
  for (const [mistake, values] of keys) {
    if (!mistake) continue;
    for (const key of values) found ??= attempt(key, timestamp, mistake);
  }
  for (const [mistake, values] of messages) {
    if (!mistake) continue;
    for (const message of values) found ??= attempt(right, message, mistake);
  }
  return found;
}

/** Each common mistake in the key with each common one in the message. */
export function tryPairs(attempt: Attempt, keys: Variants<HmacKey>[], messages: Variants<Message>[]) {
  let found: Diagnosis | undefined;
  const commonMessages = messages.filter(isCommon);
  for (const [keyMistake, keyValues] of keys.filter(isCommon)) {
    for (const [messageMistake, messageValues] of commonMessages) {
      if (!keyMistake || !messageMistake) continue;
      for (const key of keyValues) {
        for (const message of messageValues) found ??= attempt(key, message, keyMistake, messageMistake);
      }
    }
  }
  return found;
}

function isCommon([mistake, , how]: Variants<unknown>): boolean {
  return mistake === undefined || how === "common";
}

/** The timestamp as the key of a text that holds the access key. */
export function trySwaps(attempt: Attempt, { accessKey, timestamp }: SignatureMaterial) {
  const text = String(timestamp);
  let found: Diagnosis | undefined;
  for (const key of [text, encodeKey(text)].map(toHmacKey)) {
    for (const message of [encodeKey(accessKey), accessKey]) {
      found ??= attempt(key, message, "key-and-message-swapped");
    }
  }
  return found;
}

/** Timestamps near the one that was sent, and the signature of an earlier request. */
export function tryTimestamps(attempt: Attempt, right: HmacKey, { timestamp }: SignatureMaterial) {
  let found: Diagnosis | undefined;
  for (const [mistake, distances] of timestampDistances) {
    for (const distance of distances) found ??= attempt(right, String(timestamp + distance), mistake);
  }
  return found;
}

/** Tries what is not an HMAC-SHA256, as far as the length of the signature permits. */
export function tryDigests(readings: Reading[], keys: Variants<HmacKey>[], messages: Variants<Message>[]) {
  const lengths = readings.map(({ bytes }) => bytes.length);
  let found: Diagnosis | undefined;
  for (const { length, mistake, make, isCommon: isTriedWithCommon } of digestVariants) {
    if (length === undefined ? lengths.every((each) => each === 32) : !lengths.includes(length)) continue;
    const attempt: Attempt = (key, message, ...mistakes) =>
      compare(readings, make(key.bytes, message), key, message, [...mistakes, mistake]);
    found ??= isTriedWithCommon
      ? trySingles(attempt, keys.filter(isCommon), messages.filter(isCommon))
      : trySingles(attempt, keys.slice(0, 2), messages.slice(0, 1));
  }
  return found;
}

/** Whether a signature is a changed text of the right digest, or of the digest under the access key as it is. */
export function diagnoseTexts(
  signature: string,
  right: HmacKey,
  raw: HmacKey,
  { timestamp }: SignatureMaterial,
): Diagnosis | undefined {
  for (const key of [right, raw]) {
    const change = diagnoseText(signature, hmac("sha256")(key.bytes, String(timestamp)));
    if (change) return { mistakes: key === raw ? ["raw-key", change] : [change] };
  }
  const kind = classifyText(signature);
  return kind && { mistakes: [kind] };
}

function compare(
  readings: Reading[],
  digest: Buffer,
  { bytes: key }: HmacKey,
  message: Message,
  made: SignatureMistake[],
): Diagnosis | undefined {
  const reading = readings.find(({ bytes }) => bytes.equals(digest));
  return reading && { mistakes: [...made, ...reading.mistakes], key, message };
}
