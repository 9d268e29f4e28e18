import { createHash, createHmac } from "node:crypto";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import type { SignatureMistake } from "./mistakes.ts";

/** What a wrong signature was made of, as far as the server knows it. */
export interface SignatureMaterial {
  developerKey: string;
  accessKey: string;
  /** The timestamp as sent, in milliseconds. */
  timestamp: number;
  body: Buffer;
}

/** One step of the recipe, done in one of the ways that people do it. The right way has no mistake. */
export interface Variant<T> {
  mistake?: SignatureMistake;
  value: T;
}

/** Makes the bytes of a signature. */
export type Digest = (key: string | Buffer, message: string | Buffer) => Buffer;

// With a body in it, a message is hashed some 20 times. A large one is left out to keep that cheap.
const maxBodyBytes = 4096;

/** What people use as the HMAC key. */
export function keyVariants({ accessKey, developerKey }: SignatureMaterial): Variant<string | Buffer>[] {
  const encoded = encodeKey(accessKey);
  const lines = [64, 76].map((width) => encoded.replace(new RegExp(`(.{${width}})(?=.)`, "g"), "$1\n"));
  return distinct<string | Buffer>([
    [undefined, [encoded]],
    ["raw-key", [accessKey]],
    // Before the decoded key, for what cannot be decoded is empty, too.
    ["empty-key", ["", ...["undefined", "null", "None"].flatMap((text) => [text, encodeKey(text)])]],
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

/** What people use as the message. */
export function messageVariants({ timestamp, body }: SignatureMaterial): Variant<string | Buffer>[] {
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

/** HMAC with a hash algorithm of OpenSSL. */
export const hmac =
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

const otherHashes = ["sha1", "sha512", "sha384"];

/** What people make the bytes of the signature with. */
export const digestVariants: Variant<Digest>[] = [
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
