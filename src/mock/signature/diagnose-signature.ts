import { encodeKey } from "../../signing/compute-secret-key.ts";
import { classifyText, diagnoseText } from "./diagnose-text.ts";
import { digestVariants, hmac } from "./digest-variants.ts";
import { siftKeys } from "./hmac-sieve.ts";
import { keyVariants } from "./key-variants.ts";
import { messageVariants } from "./message-variants.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { listOtherTimestamps } from "./other-timestamps.ts";
import { type Reading, readSignature } from "./read-signature.ts";
import { type HmacKey, listVariants, type Message, type SignatureMaterial } from "./variants.ts";

/** The mistakes that a signature was made with. */
export interface Diagnosis {
  mistakes: SignatureMistake[];
  /** The HMAC key and the message that were used; missing when only the text was changed, or nothing fits. */
  key?: string | Buffer;
  message?: string | Buffer;
}

/**
 * Finds the mistakes that a signature was made with, by making it with each known mistake and with pairs of the common
 * ones. The work is bounded: some 2,500 digests, of which a sieve rules out nearly all in a microsecond each.
 *
 * @returns undefined when none of them gives this signature
 */
export function diagnoseSignature(signature: string, material: SignatureMaterial): Diagnosis | undefined {
  const readings = readSignature(signature);
  const keys = keyVariants(material);
  const [right, raw] = keys as [HmacKey, HmacKey];
  // A text that does not stand for bytes was not made by a digest.
  if (readings.length === 0) return diagnoseTexts(signature, right, raw, material);
  const messages = messageVariants(material);
  const attempt = makeAttempt(readings);
  const { ofOne, ofBoth } = tryKeysAndMessages(attempt, keys, messages);
  // Fewest mistakes first, so that the simplest explanation wins.
  return (
    ofOne ??
    tryDigests(readings, keys, messages, material) ??
    diagnoseTexts(signature, right, raw, material) ??
    trySwaps(attempt, material) ??
    tryTimestamps(attempt, [right, raw], material) ??
    ofBoth
  );
}

/** Compares the HMAC-SHA256 of a message under each of some keys with a signature. */
type Attempt = (message: Message, keys: readonly HmacKey[]) => Diagnosis | undefined;

function makeAttempt(readings: Reading[]): Attempt {
  const words = readings.filter(({ bytes }) => bytes.length === 32).map(({ bytes }) => bytes.readInt32BE(0));
  return (message, keys) =>
    findFirst(siftKeys(message.bytes, keys, words), (key) =>
      compare(readings, hmac("sha256")(key.bytes, message.bytes), key, message),
    );
}

/** Each key with the right message, each message with the right key, and the common ones of both with each other. */
function tryKeysAndMessages(
  attempt: Attempt,
  keys: readonly HmacKey[],
  messages: readonly Message[],
): { ofOne?: Diagnosis | undefined; ofBoth?: Diagnosis | undefined } {
  const [timestamp, ...others] = messages as [Message, ...Message[]];
  const ofKey = attempt(timestamp, keys);
  if (ofKey) return { ofOne: ofKey };
  const [right, raw] = keys as [HmacKey, HmacKey];
  const commonKeys = keys.filter(({ isCommon }) => isCommon);
  let ofBoth: Diagnosis | undefined;
  for (const message of others) {
    // Nothing is forgotten as often as encoding the key, so the key as it is goes with each message.
    const found = attempt(message, message.isCommon ? commonKeys : [right, raw]);
    if (found?.key === right.bytes) return { ofOne: found };
    ofBoth ??= found;
  }
  return { ofBoth };
}

/** The timestamp as the key of a text that holds the access key. */
function listSwaps({ accessKey, timestamp }: SignatureMaterial): { keys: HmacKey[]; messages: Message[] } {
  const text = String(timestamp);
  const of = (bytes: string) => ({ bytes, mistakes: ["key-and-message-swapped" as const], isCommon: false });
  return { keys: [text, encodeKey(text)].map(of), messages: [encodeKey(accessKey), accessKey].map(of) };
}

function trySwaps(attempt: Attempt, material: SignatureMaterial) {
  const { keys, messages } = listSwaps(material);
  return findFirst(messages, (message) => attempt(message, keys));
}

/** Timestamps near the one that was sent, and the signature of an earlier request. */
function tryTimestamps(
  attempt: Attempt,
  keys: readonly [HmacKey, HmacKey],
  { timestamp }: SignatureMaterial,
) {
  const [right] = keys;
  return findFirst(listVariants(listOtherTimestamps(timestamp)), (message) =>
    attempt(message, message.isCommon ? keys : [right]),
  );
}

/** Tries digests other than HMAC-SHA256, as far as the length of the signature permits. */
function tryDigests(
  readings: Reading[],
  keys: readonly HmacKey[],
  messages: readonly Message[],
  material: SignatureMaterial,
) {
  const lengths = readings.map(({ bytes }) => bytes.length);
  const variants = digestVariants.filter(({ length }) =>
    length === undefined ? lengths.some((each) => each !== 32) : lengths.includes(length),
  );
  const swaps = listSwaps(material);
  const commonKeys = keys.filter(({ isCommon }) => isCommon);
  const commonMessages = messages.filter(({ isCommon }) => isCommon);
  return findFirst(variants, ({ mistake, make, isCommon }) => {
    const attempt = (key: HmacKey, message: Message) =>
      compare(readings, make(key.bytes, message.bytes), key, message, mistake);
    const [right, timestamp] = [keys[0] as HmacKey, messages[0] as Message];
    return (
      findFirst(isCommon ? commonKeys : keys.slice(0, 2), (key) => attempt(key, timestamp)) ??
      findFirst(isCommon ? commonMessages : [], (message) => attempt(right, message)) ??
      findFirst(isCommon ? swaps.keys : [], (key) =>
        findFirst(swaps.messages, (message) => attempt(key, message)),
      )
    );
  });
}

/** Whether a signature is a changed text of the right digest, or of the digest under the access key as it is. */
function diagnoseTexts(
  signature: string,
  right: HmacKey,
  raw: HmacKey,
  { timestamp }: SignatureMaterial,
): Diagnosis | undefined {
  for (const key of [right, raw]) {
    const change = diagnoseText(signature, hmac("sha256")(key.bytes, String(timestamp)));
    if (change) return { mistakes: [...key.mistakes, change] };
  }
  const kind = classifyText(signature);
  return kind && { mistakes: [kind] };
}

function compare(
  readings: Reading[],
  digest: Buffer,
  key: HmacKey,
  message: Message,
  ...mistakes: SignatureMistake[]
): Diagnosis | undefined {
  const reading = readings.find(({ bytes }) => bytes.equals(digest));
  if (!reading) return undefined;
  const made = [...key.mistakes, ...message.mistakes, ...mistakes, ...reading.mistakes];
  return {
    // Where the message stands before the digest, nothing was left to sign.
    mistakes: made.includes("message-not-hashed") ? made.filter((each) => each !== "empty-message") : made,
    key: key.bytes,
    message: message.bytes,
  };
}

function findFirst<T, Found>(values: readonly T[], find: (value: T) => Found | undefined): Found | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
