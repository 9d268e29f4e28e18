import { computeSecretKey, encodeKey } from "../../signing/compute-secret-key.ts";
import { diagnoseSignature } from "./diagnose-signature.ts";
import { hmac } from "./digest-variants.ts";
import { type SignatureMistake, signatureMistakes } from "./mistakes.ts";
import type { SignatureMaterial } from "./variants.ts";

/** Each text on the way to a signature. Bytes that are not text are shown in hexadecimal, after `hex:`. */
export interface SignatureSteps {
  /** The HMAC key. */
  key: string;
  /** The message of the HMAC. */
  message: string;
  /** The HMAC-SHA256 of the two, in hexadecimal. */
  digest: string;
  /** The value of the header. */
  signature: string;
}

/** How a signature was made, beside how it should have been made. It holds the access key in clear text. */
export interface SignatureExplanation {
  /** The mistakes with the sentence that fixes each; none when the signature is right. */
  mistakes: { code: SignatureMistake; advice: string }[];
  expected: SignatureSteps;
  /** The steps with the mistakes in them; missing when they are not recognised, or only the text was changed. */
  signed?: SignatureSteps;
}

/** Explains a signature step by step. A pure function of what it is given; show it for keys of the mock alone. */
export function explainSignature(signature: string, material: SignatureMaterial): SignatureExplanation {
  const { accessKey, timestamp } = material;
  const expected = describeSteps(
    encodeKey(accessKey),
    String(timestamp),
    computeSecretKey(accessKey, timestamp),
  );
  if (signature === expected.signature) return { mistakes: [], expected };
  const { mistakes, key, message } = diagnoseSignature(signature, material) ?? {
    mistakes: ["unknown-signature" as const],
  };
  return {
    mistakes: mistakes.map((code) => ({ code, advice: signatureMistakes[code] })),
    expected,
    ...(key !== undefined && message !== undefined && { signed: describeSteps(key, message, signature) }),
  };
}

function describeSteps(key: string | Buffer, message: string | Buffer, signature: string): SignatureSteps {
  return {
    key: show(key),
    message: show(message),
    digest: hmac("sha256")(key, message).toString("hex"),
    signature,
  };
}

function show(value: string | Buffer): string {
  if (typeof value === "string") return value;
  const text = value.toString();
  return Buffer.from(text).equals(value) && !/\p{Cc}/u.test(text) ? text : `hex:${value.toString("hex")}`;
}
