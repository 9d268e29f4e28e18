import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { siftKeys } from "../../src/mock/signature/hmac-sieve.ts";

function firstWord(key: string | Buffer, message: string | Buffer): number {
  return createHmac("sha256", key).update(message).digest().readInt32BE(0);
}

/** Whether each of some keys passes for the first word of its own digest, and for no other. */
function expectFirstWords(message: string | Buffer, ...keys: (string | Buffer)[]): void {
  const tried = keys.map((bytes) => ({ bytes }));
  for (const [index, key] of keys.entries()) {
    const word = firstWord(key, message);
    expect(siftKeys(message, tried, [word])).toEqual([tried[index]]);
    expect(siftKeys(message, tried, [word ^ 1])).toEqual([]);
  }
}

describe("siftKeys", () => {
  it("finds the key by the first word of the HMAC of node:crypto at each length of key and message", () => {
    for (let length = 0; length < 200; length++) {
      expectFirstWords(randomBytes(199 - length), randomBytes(length), "another");
    }
  });

  it("takes text as UTF-8", () => {
    expectFirstWords("\ufeff1७\0", "“schlüssel”", "key");
  });

  it("takes a long message and then a short one", () => {
    for (const message of [randomBytes(5_000), "७".repeat(3_000), "1", ""])
      expectFirstWords(message, "one", "other");
  });

  it("finds every key that passes", () => {
    const keys = ["one", "other"].map((bytes) => ({ bytes }));
    expect(siftKeys("1", keys, [firstWord("other", "1"), firstWord("one", "1")])).toEqual(keys);
  });
});
