// `node:crypto` as far as src/mock/signature/ uses it, for browsers: their own crypto has neither MD5 nor SHA-3, and
// answers later.
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512, sha512_256 } from "@noble/hashes/sha2.js";
import { sha3_256, sha3_512 } from "@noble/hashes/sha3.js";
import { Buffer } from "buffer";

const hashes = new Map(
  Object.entries({
    md5,
    sha1,
    sha224,
    sha256,
    sha384,
    sha512,
    "sha512-256": sha512_256,
    "sha3-256": sha3_256,
    "sha3-512": sha3_512,
  }),
);

type Bytes = string | Uint8Array;

/** An incremental hash that ends in a Buffer, or in text of an encoding. */
interface Digesting {
  update(data: Bytes): Digesting;
  digest(): Buffer;
  digest(encoding: "base64" | "hex"): string;
}

export function createHash(algorithm: string): Digesting {
  return digestInto(findHash(algorithm).create());
}

export function createHmac(algorithm: string, key: Bytes): Digesting {
  return digestInto(hmac.create(findHash(algorithm), toBytes(key)));
}

function digestInto(state: { update(data: Uint8Array): unknown; digest(): Uint8Array }): Digesting {
  const digesting = {
    update(data: Bytes) {
      state.update(toBytes(data));
      return digesting;
    },
    digest(encoding?: "base64" | "hex") {
      const bytes = Buffer.from(state.digest());
      return encoding === undefined ? bytes : bytes.toString(encoding);
    },
  };
  return digesting as Digesting;
}

function findHash(algorithm: string) {
  const hash = hashes.get(algorithm);
  if (hash === undefined) throw new Error(`The page has no ${algorithm}.`);
  return hash;
}

function toBytes(data: Bytes): Uint8Array {
  return typeof data === "string" ? new TextEncoder().encode(data) : Uint8Array.from(data);
}
