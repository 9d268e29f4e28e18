import { computeSecretKey, encodeKey } from "../../signing/compute-secret-key.ts";
import { type Digest, digestVariants, hmac } from "./digest-variants.ts";
import { keyVariants } from "./key-variants.ts";
import { messageVariants } from "./message-variants.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { type Reading, readSignature } from "./read-signature.ts";
import { searchTimestamps } from "./search-timestamps.ts";
import type { SignatureMaterial, Variant } from "./variants.ts";

/** The mistakes that a signature was made with. */
export interface Diagnosis {
  mistakes: SignatureMistake[];
  /** What was used as the HMAC key and as the message; missing when only the text was changed, or nothing fits. */
  key?: string | Buffer;
  message?: string | Buffer;
}

/**
 * Finds the mistakes that a signature was made with, by making it with each known mistake and with pairs of the common
 * ones. The work is bounded: some 700 digests, a few milliseconds.
 *
 * @returns undefined when none of them gives this signature
 */
export function diagnoseSignature(signature: string, material: SignatureMaterial): Diagnosis | undefined {
  const readings = readSignature(signature);
  const { accessKey, timestamp } = material;
  // A text that stands for no bytes was not made by any digest.
  if (readings.length === 0) return diagnoseText(signature, computeSecretKey(accessKey, timestamp));
  const keys = keyVariants(material);
  const messages = messageVariants(material);
  return (
    // Fewest mistakes first, so that the simplest explanation wins.
    tryVariants(readings, listSingles(keys, messages)) ??
    diagnoseText(signature, computeSecretKey(accessKey, timestamp)) ??
    trySwap(readings, material) ??
    tryTimestamps(readings, material) ??
    tryVariants(readings, listPairs(keys, messages))
  );
}

type Recipe = [key: Variant<string | Buffer>, message: Variant<string | Buffer>, digest: Variant<Digest>];

function* listSingles(keys: Recipe[0][], messages: Recipe[1][]): Generator<Recipe> {
  const [key, message, digest] = [keys[0], messages[0], digestVariants[0]] as Recipe;
  for (const other of keys) yield [other, message, digest];
  for (const other of messages) yield [key, other, digest];
  for (const other of digestVariants) yield [key, message, other];
}

function* listPairs(keys: Recipe[0][], messages: Recipe[1][]): Generator<Recipe> {
  const isCommon = ({ isCommon: is }: Variant<unknown>) => is;
  for (const key of keys.filter(isCommon)) {
    for (const message of messages.filter(isCommon)) {
      for (const digest of digestVariants.filter(isCommon)) {
        if (mistakesOf([key, message, digest]).length === 2) yield [key, message, digest];
      }
    }
  }
}

function tryVariants(readings: Reading[], recipes: Iterable<Recipe>): Diagnosis | undefined {
  for (const recipe of recipes) {
    const [{ value: key }, { value: message }, { value: digest }] = recipe;
    const reading = findReading(readings, digest(key, message));
    if (reading) return { mistakes: [...mistakesOf(recipe), ...reading.mistakes], key, message };
  }
  return undefined;
}

function mistakesOf(recipe: Recipe): SignatureMistake[] {
  return recipe.flatMap(({ mistake }) => mistake ?? []);
}

function trySwap(readings: Reading[], { accessKey, timestamp }: SignatureMaterial): Diagnosis | undefined {
  const encoded = encodeKey(accessKey);
  for (const key of [String(timestamp), encodeKey(String(timestamp))]) {
    for (const message of [encoded, accessKey]) {
      const reading = findReading(readings, hmac("sha256")(key, message));
      if (reading) return { mistakes: ["key-and-message-swapped", ...reading.mistakes], key, message };
    }
  }
  return undefined;
}

/** Whether the clock was read twice, or the signature of an earlier request was sent again. */
function tryTimestamps(
  readings: Reading[],
  { accessKey, timestamp }: SignatureMaterial,
): Diagnosis | undefined {
  const key = encodeKey(accessKey);
  let reading: Reading | undefined;
  const found = searchTimestamps(key, timestamp, (digest) => {
    reading = findReading(readings, digest);
    return reading !== undefined;
  });
  if (found === undefined) return undefined;
  const mistake = found.isNear ? "timestamp-mismatch" : "signature-kept";
  return { mistakes: [mistake, ...(reading?.mistakes ?? [])], key, message: String(found.timestamp) };
}

/** Whether the text of the right signature was cut, extended or changed in case, which no decoding can show. */
function diagnoseText(signature: string, right: string): Diagnosis | undefined {
  if (signature.length >= 16 && right.startsWith(signature)) return { mistakes: ["signature-cut"] };
  if (signature.includes(right)) return { mistakes: ["prefix-in-header"] };
  if (signature.toLowerCase() === right.toLowerCase()) return { mistakes: ["case-changed"] };
  const kind = classifyText(signature);
  return kind && { mistakes: [kind] };
}

/** Recognises texts that programs send in the place of a value, such as `undefined` or `[object Promise]`. */
export function classifyText(text: string): keyof typeof textKinds | undefined {
  const kinds = Object.entries(textKinds) as [keyof typeof textKinds, RegExp][];
  return kinds.find(([, pattern]) => pattern.test(text.slice(0, 200)))?.[0];
}

const textKinds = {
  "placeholder-sent":
    /^(?:undefined|null|None|nil|NaN|true|false)$|\{\{.*\}\}|^\$\{?\w+\}?$|^<[\w -]+>$|^%[sv]$|^\[?your[-_ ]|^(?:secret[-_]key|signature|xxx+|todo|changeme)$/i,
  "object-sent":
    /^\[object \w+\]$|^\[[BC]@[0-9a-f]+|^System\.\w|^<\w.*(?:object|Buffer|bytes).*>$|^#<|^Array$|^\w+(?:\.\w+)+@[0-9a-f]+$|^function\b|=>|^Promise\b|^\{.*\}$|^&\{/s,
} as const satisfies Partial<Record<SignatureMistake, RegExp>>;

function findReading(readings: Reading[], digest: Buffer): Reading | undefined {
  return readings.find(({ bytes }) => bytes.equals(digest));
}
