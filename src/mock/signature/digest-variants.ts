import { createHash, createHmac } from "node:crypto";
import type { SignatureMistake } from "./mistakes.ts";
import type { Variant } from "./variants.ts";

/** Makes the bytes of a signature. */
export type Digest = (key: string | Buffer, message: string | Buffer) => Buffer;

/** HMAC with a hash algorithm of OpenSSL. */
export const hmac =
  (algorithm: string): Digest =>
  (key, message) =>
    createHmac(algorithm, key).update(message).digest();

const sha256 = hmac("sha256");

/** What people make the bytes of the signature with. */
export const digestVariants: Variant<Digest>[] = [
  { value: sha256, isCommon: true },
  ...wrongHashes(["sha1", "sha512"], "common"),
  ...wrongHashes(["sha384", "md5", "sha224", "sha3-256", "sha3-512", "sha512-256"]),
  ...["sha256", "sha1", "sha512", "md5", "sha3-256"].flatMap((algorithm) => plainHashes(algorithm)),
  // Go: Sum() appends the digest of what was written, which is nothing, to its argument.
  variant("message-not-hashed", (key, message) => Buffer.concat([Buffer.from(message), sha256(key, "")])),
  // The digest read as text, in the charsets of Java, C#, JavaScript and PHP, and then encoded.
  variant("digest-as-text", (key, message) => Buffer.from(sha256(key, message).toString("utf8"))),
  variant("digest-as-text", (key, message) => Buffer.from(sha256(key, message).toString("latin1"))),
  variant("digest-as-text", (key, message) =>
    mapBytes(sha256(key, message), (byte) => (byte < 128 ? byte : 63)),
  ),
  variant("digest-as-text", (key, message) => mapBytes(sha256(key, message), (byte) => byte & 127)),
  variant("digest-as-text", (key, message) => Buffer.from(sha256(key, message).filter((byte) => byte < 128))),
  variant("signed-twice", (key, message) => sha256(key, sha256(key, message))),
  variant("signed-twice", (key, message) => sha256(key, sha256(key, message).toString("base64"))),
  variant("signed-twice", (key, message) => createHash("sha256").update(sha256(key, message)).digest()),
];

function variant(mistake: SignatureMistake, value: Digest, how?: "common"): Variant<Digest> {
  return { mistake, value, isCommon: how === "common" };
}

function wrongHashes(algorithms: string[], how?: "common"): Variant<Digest>[] {
  return algorithms.map((algorithm) => variant("wrong-hash", hmac(algorithm), how));
}

/** Hashes of the key and the message without HMAC. */
function plainHashes(algorithm: string): Variant<Digest>[] {
  const hash =
    (order: (...parts: [key: string | Buffer, message: string | Buffer]) => (string | Buffer)[]): Digest =>
    (key, message) => {
      const digest = createHash(algorithm);
      for (const part of order(key, message)) digest.update(part);
      return digest.digest();
    };
  return [
    variant(
      "wrong-hash",
      hash((key, message) => [key, message]),
    ),
    variant(
      "wrong-hash",
      hash((key, message) => [message, key]),
    ),
    variant(
      "wrong-hash",
      hash((_key, message) => [message]),
    ),
  ];
}

function mapBytes(bytes: Buffer, map: (byte: number) => number): Buffer {
  return Buffer.from(bytes.map(map));
}
