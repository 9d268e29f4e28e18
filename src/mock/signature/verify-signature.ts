import { signingHeaders } from "../../../generated/tables.ts";
import { hmacSha256 } from "../../signing/compute-secret-key.ts";
import { checkKeys } from "./check-keys.ts";
import { diagnoseSignature } from "./diagnose-signature.ts";
import { diagnoseTimestamp, isMilliseconds } from "./diagnose-timestamp.ts";
import { isSameText } from "./same-text.ts";
import {
  prepareKey,
  refuse,
  type SignaturePolicy,
  type SignatureRefusal,
  type SignedRequest,
} from "./signature-policy.ts";
import { describeSigned } from "./variants.ts";

/**
 * Verifies the signature of a request; undefined when it is right. Path and body matter only for recognising a mistake.
 */
export function verifySignature(
  request: SignedRequest,
  policy: SignaturePolicy,
): SignatureRefusal | undefined {
  const values = headerNames.map((name) => request.headers[name] ?? []);
  const missing = headerNames.filter((_, index) => (values[index]?.[0] ?? "") === "");
  if (missing.length > 0) {
    const isKeyAlone = missing.length === 1 && missing[0] === signingHeaders.developerKey;
    const authError = isKeyAlone ? "unknown_developer_key" : "missing_signing_headers";
    return { authError, mistakes: ["missing-header"], missing };
  }
  if (values.some(({ length }) => length > 1)) return refuse("invalid_signature", "duplicate-header");
  if (!policy.verifySignature) return undefined;
  const [sentKey = "", signature = "", timestampText = ""] = values.map(([value]) => value);
  return (
    checkKeys([sentKey, signature, timestampText], request, policy) ??
    checkTimestamp(timestampText, signature) ??
    checkSignature(signature, Number(timestampText), request, policy) ??
    // The window comes after the signature: a clock that is off must not hide a mistake in the signature.
    checkWindow(Number(timestampText), signature, policy)
  );
}

const headerNames = Object.values(signingHeaders);

function checkTimestamp(text: string, signature: string): SignatureRefusal | undefined {
  if (isMilliseconds(text)) return undefined;
  return refuse("invalid_timestamp", diagnoseTimestamp(text, signature));
}

function checkSignature(
  signature: string,
  timestamp: number,
  request: SignedRequest,
  policy: SignaturePolicy,
): SignatureRefusal | undefined {
  const { developerKey, accessKey, usedTimestamps } = policy;
  if (isSameText(signature, hmacSha256(prepareKey(policy).hmacKey, String(timestamp)))) return undefined;
  if (usedTimestamps?.hasSignature(signature)) return refuse("invalid_signature", "signature-kept");
  const material = { ...describeSigned(request), developerKey, accessKey, timestamp };
  const { mistakes } = diagnoseSignature(signature, material) ?? { mistakes: ["unknown-signature" as const] };
  return refuse("invalid_signature", ...mistakes);
}

function checkWindow(
  timestamp: number,
  signature: string,
  { clock, clockWindowMs, usedTimestamps }: SignaturePolicy,
): SignatureRefusal | undefined {
  const ageMs = clock() - timestamp;
  if (ageMs > clockWindowMs) return refuse("timestamp_expired", "timestamp-stale");
  if (ageMs < -clockWindowMs) return refuse("timestamp_expired", "timestamp-in-future");
  if (usedTimestamps?.take(timestamp, signature) === false) {
    return refuse("timestamp_expired", "timestamp-reused");
  }
  return undefined;
}
