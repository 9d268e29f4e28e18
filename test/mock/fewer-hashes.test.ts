import type * as crypto from "node:crypto";
import { createHash, createHmac } from "node:crypto";
import { expect, it, vi } from "vitest";
import { verifySignature } from "../../src/mock/signature/verify-signature.ts";

// As under FIPS.
vi.mock("node:crypto", async (importOriginal) => {
  const original = await importOriginal<typeof crypto>();
  const refuseMd5 = <Args extends unknown[], Made>(make: (name: string, ...args: Args) => Made) => {
    return (name: string, ...args: Args) => {
      if (name === "md5") throw new Error("error:0308010C:digital envelope routines::unsupported");
      return make(name, ...args);
    };
  };
  const { createHash, createHmac } = original;
  return { ...original, createHash: refuseMd5(createHash), createHmac: refuseMd5(createHmac) };
});

const [developerKey, accessKey, timestamp] = ["developer-key", "an-access-key", "1700000000000"];
const encoded = Buffer.from(accessKey).toString("base64");
const mac = (key: string, message: string, algorithm = "sha256") =>
  createHmac(algorithm, key).update(message).digest("base64");

it.each([
  ["raw-key", mac(accessKey, timestamp)],
  ["wrong-hash", mac(encoded, timestamp, "sha1")],
  ["hashed-message", mac(encoded, createHash("sha1").update(timestamp).digest("hex"))],
  ["hashed-key", mac(createHash("sha1").update(accessKey).digest("hex"), timestamp)],
  ["unknown-signature", Buffer.alloc(16, 1).toString("base64")],
])("diagnoses %s on a machine without MD5", (diagnosis, signature) => {
  const headers = {
    developer_key: [developerKey],
    "secret-key": [signature],
    "secret-key-timestamp": [timestamp],
  };
  const request = { method: "GET", target: "/", headers, body: Buffer.from("") };
  const policy = { clock: () => Number(timestamp), clockWindowMs: 120_000, verifySignature: true };
  expect(verifySignature(request, { ...policy, developerKey, accessKey })).toMatchObject({
    authError: "invalid_signature",
    mistakes: [diagnosis],
  });
});
