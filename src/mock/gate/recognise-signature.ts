import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { encodeKey } from "../../compute-secret-key.ts";
import { type Reading, readSignature } from "./read-signature.ts";
import type { SignatureMistake } from "./signature-mistakes.ts";

/** What a wrong signature was made of, as far as the server knows it. */
export interface SignatureMaterial {
  developerKey: string;
  accessKey: string;
  /** The timestamp as sent, in milliseconds. */
  timestamp: number;
  body: Buffer;
}

/** One step of the recipe, done in one of the ways that people do it. The right way has no mistake. */
interface Variant<T> {
  mistake?: SignatureMistake;
  value: T;
}
type Digest = (key: string | Buffer, message: string | Buffer) => Buffer;

// A body takes part in some 200 digests. The limits keep the work for one request at a few thousand digests.
const maxBodyBytes = 4096;
const maxMistakes = 2;
const searchedMs = 1000;

/**
 * Finds the mistakes that a signature was made with, by making it with each known mistake, and with each pair.
 * An empty answer means that none of them gives this signature.
 */
export function recogniseSignature(signature: string, material: SignatureMaterial): SignatureMistake[] {
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

function keyVariants({ accessKey, developerKey }: SignatureMaterial): Variant<string | Buffer>[] {
  const encoded = encodeKey(accessKey);
  const lines = [64, 76].map((width) => encoded.replace(new RegExp(`(.{${width}})(?=.)`, "g"), "$1\n"));
  return distinct<string | Buffer>([
    [undefined, [encoded]],
    ["raw-key", [accessKey]],
    ["decoded-key", [Buffer.from(accessKey, "base64"), Buffer.from(accessKey, "hex")]],
    ["double-encoded", [encodeKey(encoded)]],
    ["url-safe-base64", [toUrlSafe(encoded), toUrlSafe(encoded).replace(/=+$/, "")]],
    ["padding-stripped", [encoded.replace(/=+$/, "")]],
    ["newline-in-key", [`${accessKey}\n`, encodeKey(`${accessKey}\n`), encodeKey(`${accessKey}\r\n`)]],
    ["newline-in-key", [`${encoded}\n`, ...lines, ...lines.map((text) => `${text}\n`)]],
    ["newline-in-key", [`${encodeKey(`${accessKey}\n`)}\n`]],
    ["developer-key-as-key", [encodeKey(developerKey), developerKey]],
  ]);
}

function messageVariants({ timestamp, body }: SignatureMaterial): Variant<string | Buffer>[] {
  const text = String(timestamp);
  const join = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
  const withBody =
    body.length === 0 || body.length > maxBodyBytes
      ? []
      : [body, join(text, body), join(body, text), join(text, "\n", body), join(text, ".", body)];
  return distinct<string | Buffer>([
    [undefined, [text]],
    ["timestamp-mismatch", [String(Math.floor(timestamp / 1000))]],
    ["newline-in-message", [`${text}\n`, `${text}\r\n`]],
    ["double-encoded", [encodeKey(text)]],
    ["body-included", withBody],
  ]);
}

const hmac =
  (algorithm: string): Digest =>
  (key, message) =>
    createHmac(algorithm, key).update(message).digest();

const hash =
  (
    algorithm: string,
    order: (key: string | Buffer, message: string | Buffer) => (string | Buffer)[],
  ): Digest =>
  (key, message) => {
    const digest = createHash(algorithm);
    for (const part of order(key, message)) digest.update(part);
    return digest.digest();
  };

const otherHashes = ["sha1", "sha512", "sha384", "md5"];
const digestVariants: Variant<Digest>[] = [
  { value: hmac("sha256") },
  ...otherHashes.map((algorithm) => ({ mistake: "wrong-hash" as const, value: hmac(algorithm) })),
  ...["sha256", ...otherHashes].flatMap((algorithm) =>
    [
      hash(algorithm, (key, message) => [key, message]),
      hash(algorithm, (key, message) => [message, key]),
      hash(algorithm, (_key, message) => [message]),
    ].map((value) => ({ mistake: "wrong-hash" as const, value })),
  ),
];

/** Flattens the table, and leaves out a mistake that makes no difference with this key. */
function distinct<T extends string | Buffer>(table: [SignatureMistake | undefined, T[]][]): Variant<T>[] {
  const seen = new Set<string>();
  return table.flatMap(([mistake, values]) =>
    values.flatMap((value) => {
      const bytes = Buffer.from(value).toString("latin1");
      if (seen.has(bytes)) return [];
      seen.add(bytes);
      return [{ value, ...(mistake && { mistake }) }];
    }),
  );
}

function toUrlSafe(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

function findReading(readings: Reading[], digest: Buffer): Reading | undefined {
  return readings.find(({ bytes }) => bytes.length === digest.length && timingSafeEqual(bytes, digest));
}
