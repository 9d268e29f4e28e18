import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { explainSignature } from "../../src/mock/signature/explain-signature.ts";

// The known answer of the contract; the digests by openssl dgst -sha256 -hmac KEY.
const material = {
  developerKey: "developer-key",
  accessKey: "TEST_ACCESS_KEY_DO_NOT_USE",
  timestamp: 1_700_000_000_000,
  body: Buffer.from(""),
  method: "GET",
  target: "/customer/profile/9444444444",
};
const expected = {
  key: "VEVTVF9BQ0NFU1NfS0VZX0RPX05PVF9VU0U=",
  message: "1700000000000",
  digest: "bb7d1a93f88e1b02826aca6a09e8989e0f1f77df100f1ee41770c104e69d4079",
  signature: "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
};

describe("explainSignature", () => {
  it("shows the steps of a right signature", () => {
    expect(explainSignature(expected.signature, material)).toEqual({ mistakes: [], expected });
  });

  it("shows the steps that were taken beside the right ones", () => {
    const signature = "GxF3Pm81zvVbFPbQzDWcPXU+v9tKaMHsjtTxjdwDR9w=";
    expect(explainSignature(signature, material)).toEqual({
      mistakes: [{ code: "raw-key", advice: expect.stringContaining("base64 text") }],
      expected,
      signed: {
        key: "TEST_ACCESS_KEY_DO_NOT_USE",
        message: "1700000000000",
        digest: "1b11773e6f35cef55b14f6d0cc359c3d753ebfdb4a68c1ec8ed4f18ddc0347dc",
        signature,
      },
    });
  });

  it("shows bytes that are not text in hexadecimal", () => {
    const { signed } = explainSignature("TEAlyoacGB4Rnu4Oh/CEGwpu6S2/gKXE2EncKm+MsD8=", material);
    expect(signed).toMatchObject({ message: "hex:0000018bcfe56800" });
  });

  it.each([
    ["as text when they are text", "the key in clear text", "the key in clear text"],
    ["in hexadecimal when they hold a control character", "two\nlines", "hex:74776f0a6c696e6573"],
  ])("shows the bytes of a decoded key %s", (_, bytes, shown) => {
    const accessKey = Buffer.from(bytes).toString("base64");
    const signature = createHmac("sha256", bytes).update(expected.message).digest("base64");
    expect(explainSignature(signature, { ...material, accessKey }).signed).toMatchObject({ key: shown });
  });

  it("shows no steps for a signature that it does not recognise", () => {
    const explanation = explainSignature(Buffer.alloc(32).toString("base64"), material);
    expect(explanation.mistakes).toMatchObject([{ code: "unknown-signature" }]);
    expect(explanation).not.toHaveProperty("signed");
  });
});
