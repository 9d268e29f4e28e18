import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeHmacSieve } from "../../src/mock/signature/hmac-sieve.ts";

function firstWord(key: string | Buffer, message: string | Buffer): number {
  return createHmac("sha256", key).update(message).digest().readInt32BE(0);
}

describe("makeHmacSieve", () => {
  it("gives the first word of the HMAC of node:crypto at each length of key and message", () => {
    for (let length = 0; length < 200; length++) {
      const [key, message] = [randomBytes(length), randomBytes(199 - length)];
      expect(makeHmacSieve(key)(message)).toBe(firstWord(key, message));
    }
  });

  it("takes text as UTF-8", () => {
    const [key, message] = ["“schlüssel”", "\ufeff१७\0"];
    expect(makeHmacSieve(key)(message)).toBe(firstWord(key, message));
  });

  it("serves for many messages, in any order with other keys", () => {
    const [one, other] = [makeHmacSieve("one"), makeHmacSieve("other")];
    const words = ["1", "2", "3"].flatMap((message) => [one(message), other(message)]);
    expect(words).toEqual(
      ["1", "2", "3"].flatMap((text) => [firstWord("one", text), firstWord("other", text)]),
    );
  });
});
