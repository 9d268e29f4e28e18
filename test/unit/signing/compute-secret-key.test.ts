import { describe, expect, it } from "vitest";
import {
  computeSecretKey,
  encodeKey,
  formatTimestamp,
  hmacSha256,
} from "../../../src/signing/compute-secret-key.ts";
// Computed with another implementation of HMAC; one vector is the vendor's.
import vectors from "../../vectors/secret-key.json" with { type: "json" };

describe.each(vectors)("the signature with $name", ({ accessKey, timestampMs, key, message, secretKey }) => {
  it("encodes the access key", () => {
    expect(encodeKey(accessKey)).toBe(key);
  });

  it("formats the timestamp", () => {
    expect(formatTimestamp(timestampMs)).toBe(message);
  });

  it("computes the HMAC of both", () => {
    expect(hmacSha256(key, message)).toBe(secretKey);
  });

  it("is what all steps make together", () => {
    expect(computeSecretKey(accessKey, timestampMs)).toBe(secretKey);
  });
});

describe("computeSecretKey", () => {
  it("gives the documented signature", () => {
    expect(computeSecretKey("TEST_ACCESS_KEY_DO_NOT_USE", 1700000000000)).toBe(
      "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
    );
  });

  it.each(["", undefined, null, 42])("rejects the access key %j", (accessKey) => {
    expect(() => computeSecretKey(accessKey as string, 1700000000000)).toThrow(
      new TypeError("The access key must be a non-empty string."),
    );
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "1700000000000", new Date(0), undefined])(
    "rejects the timestamp %s",
    (timestampMs) => {
      expect(() => computeSecretKey("key", timestampMs as number)).toThrow(
        new TypeError("The timestamp must be a whole number of milliseconds since the UNIX epoch."),
      );
    },
  );
});
