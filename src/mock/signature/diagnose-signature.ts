import { timingSafeEqual } from "node:crypto";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { type Reading, readSignature } from "./read-signature.ts";
import { digestVariants, hmac, keyVariants, messageVariants, type SignatureMaterial } from "./variants.ts";

// The limits keep the work for one request at some 3,000 digests, which is a few milliseconds.
const maxMistakes = 2;
const searchedMs = 1000;

/**
 * Finds the mistakes that a signature was made with, by making it with each known mistake, and with each pair.
 * An empty answer means that none of them gives this signature.
 */
export function diagnoseSignature(signature: string, material: SignatureMaterial): SignatureMistake[] {
  const readings = readSignature(signature);
  const keys = keyVariants(material);
  const messages = messageVariants(material);
  // Fewest mistakes first, so that the simplest explanation wins.
  for (let count = 0; count <= maxMistakes; count++) {
    for (const key of keys) {
      for (const message of messages) {
        for (const digest of digestVariants) {
          const mistakes = [key.mistake, message.mistake, digest.mistake].filter(
            (each) => each !== undefined,
          );
          if (mistakes.length !== count) continue;
          const reading = findReading(readings, digest.value(key.value, message.value));
          if (reading) return [...mistakes, ...reading.mistakes];
        }
      }
    }
  }
  return recogniseSwap(readings, material) ?? recogniseOtherTimestamp(readings, material) ?? [];
}

function recogniseSwap(readings: Reading[], { accessKey, timestamp }: SignatureMaterial) {
  const encoded = encodeKey(accessKey);
  for (const key of [String(timestamp), encodeKey(String(timestamp))]) {
    for (const message of [encoded, accessKey]) {
      const reading = findReading(readings, hmac("sha256")(key, message));
      if (reading) return ["key-and-message-swapped" as const, ...reading.mistakes];
    }
  }
  return undefined;
}

/** Whether the clock was read twice, so that a nearby timestamp was signed. */
function recogniseOtherTimestamp(readings: Reading[], { accessKey, timestamp }: SignatureMaterial) {
  const key = encodeKey(accessKey);
  for (let distance = 1; distance <= searchedMs; distance++) {
    for (const other of [timestamp - distance, timestamp + distance]) {
      const reading = findReading(readings, hmac("sha256")(key, String(other)));
      if (reading) return ["timestamp-mismatch" as const, ...reading.mistakes];
    }
  }
  return undefined;
}

function findReading(readings: Reading[], digest: Buffer): Reading | undefined {
  return readings.find(({ bytes }) => bytes.length === digest.length && timingSafeEqual(bytes, digest));
}
