import { createHash, timingSafeEqual } from "node:crypto";
import { signingHeaders } from "../../../generated/contract.ts";
import { computeSecretKey } from "../../compute-secret-key.ts";

/** What the mock verifies signatures with. */
export interface SignaturePolicy {
  developerKey: string;
  accessKey: string;
  /** Current time in milliseconds since the UNIX epoch. */
  clock: () => number;
  /** How far a timestamp may be from the clock, in milliseconds. */
  clockWindowMs: number;
}

/** Whether the three signing headers are right. Neither path nor body take part in the signature. */
export function isSigned(headers: Record<string, string>, policy: SignaturePolicy): boolean {
  const timestamp = headers[signingHeaders.secretKeyTimestamp] ?? "";
  if (!/^(0|[1-9]\d{0,14})$/.test(timestamp)) return false;
  const expected = computeSecretKey(policy.accessKey, Number(timestamp));
  // Both are compared in full, and neither result is looked at before the other is there.
  const keyMatches = isSameText(headers[signingHeaders.developerKey] ?? "", policy.developerKey);
  const signatureMatches = isSameText(headers[signingHeaders.secretKey] ?? "", expected);
  return (
    keyMatches && signatureMatches && Math.abs(policy.clock() - Number(timestamp)) <= policy.clockWindowMs
  );
}

/** Compares in a time that tells nothing about where two texts differ. */
export function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
