import { createHash, createHmac } from "node:crypto";
import { listKnownHashes } from "./list-known-hashes.ts";
import type { SignatureMistake } from "./mistakes.ts";

/** Makes the bytes of a signature. */
export type Digest = (key: string | Buffer, message: string | Buffer) => Buffer;

/** A wrong way to make the bytes of a signature. */
export interface DigestVariant {
  mistake: SignatureMistake;
  make: Digest;
  /** Whether it is tried together with each common key and message. */
  isCommon: boolean;
  /** How many bytes come out; missing where it depends, and then it is hardly ever 32. */
  length?: number;
}

/** HMAC with a hash algorithm of OpenSSL. */
export const hmac =
  (algorithm: string): Digest =>
  (key, message) =>
    createHmac(algorithm, key).update(message).digest();

const sha256 = hmac("sha256");

/** The ways in which people make the bytes of the signature, except HMAC-SHA256. */
export const digestVariants: readonly DigestVariant[] = [
  ...listKnownHashes(["sha1", "sha512"])
    .map(wrongHmac)
    .map((each) => ({ ...each, isCommon: true })),
  ...listKnownHashes(["sha384", "md5", "sha224", "ripemd160"]).map(wrongHmac),
  ...listKnownHashes(["sha3-224", "sha3-256", "sha3-384", "sha3-512"]).map(wrongHmac),
  ...listKnownHashes(["sha512-224", "sha512-256", "blake2s256", "blake2b512"]).map(wrongHmac),
  ...listKnownHashes(["sha256", "sha1", "sha512", "md5"]).flatMap(plainHashes),
  // Nothing was hashed.
  variant("wrong-hash", undefined, (_key, message) => Buffer.from(message as string)),
  // The digest read as text, in the charsets of Java, C#, JavaScript and PHP, and then encoded.
  variant("digest-as-text", undefined, (...of) => Buffer.from(sha256(...of).toString("utf8"))),
  variant("digest-as-text", undefined, (...of) => Buffer.from(sha256(...of).toString("latin1"))),
  variant("digest-as-text", undefined, (...of) => Buffer.from(sha256(...of).filter((byte) => byte < 128))),
  variant("digest-as-text", 32, (...of) => mapBytes(sha256(...of), (byte) => (byte < 128 ? byte : 63))),
  variant("digest-as-text", 32, (...of) => mapBytes(sha256(...of), (byte) => byte & 127)),
  variant("signed-twice", 32, (key, message) => sha256(key, sha256(key, message))),
  variant("signed-twice", 32, (key, message) => sha256(key, sha256(key, message).toString("base64"))),
  variant("signed-twice", 32, (key, message) => sha256(key, sha256(key, message).toString("hex"))),
  variant("signed-twice", 32, (...of) =>
    createHash("sha256")
      .update(sha256(...of))
      .digest(),
  ),
];

function variant(mistake: SignatureMistake, length: number | undefined, make: Digest): DigestVariant {
  return { mistake, make, isCommon: false, ...(length !== undefined && { length }) };
}

function wrongHmac(algorithm: string): DigestVariant {
  return variant("wrong-hash", measureDigest(algorithm), hmac(algorithm));
}

/** Hashes of the key and the message without HMAC. */
function plainHashes(algorithm: string): DigestVariant[] {
  const length = measureDigest(algorithm);
  const orders: ((key: string | Buffer, message: string | Buffer) => (string | Buffer)[])[] = [
    (key, message) => [key, message],
    (key, message) => [message, key],
    (_key, message) => [message],
    (key) => [key],
    (key, message) => [key, ":", message],
    (key, message) => [message, ":", key],
  ];
  return orders.map((order) =>
    variant("wrong-hash", length, (key, message) => {
      const digest = createHash(algorithm);
      for (const part of order(key, message)) digest.update(part);
      return digest.digest();
    }),
  );
}

function measureDigest(algorithm: string): number {
  return createHash(algorithm).digest().length;
}

function mapBytes(bytes: Buffer, map: (byte: number) => number): Buffer {
  return Buffer.from(bytes.map(map));
}
