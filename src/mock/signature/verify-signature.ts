import { createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { type authErrors, signingHeaders } from "../../../generated/tables.ts";
import { computeSecretKey, encodeKey, hmacSha256 } from "../../signing/compute-secret-key.ts";
import { diagnoseSignature } from "./diagnose-signature.ts";
import { classifyText } from "./diagnose-text.ts";
import { diagnoseTimestamp } from "./diagnose-timestamp.ts";
import type { SignatureMistake } from "./mistakes.ts";
import type { UsedTimestamps } from "./used-timestamps.ts";

/** What the mock verifies signatures with. */
export interface SignaturePolicy {
  developerKey: string;
  accessKey: string;
  /** Current time in milliseconds since the UNIX epoch. */
  clock: () => number;
  /** How far a timestamp may be from the clock, in milliseconds, both ways. */
  clockWindowMs: number;
  /** Whether the values are verified; otherwise the headers must be there with any value. */
  verifySignature: boolean;
  /** Missing when a timestamp may be used again. */
  usedTimestamps?: UsedTimestamps | undefined;
}

/** A request as far as its signature is judged. */
export interface SignedRequest {
  method: string;
  /** The request target with the base path and the query. */
  target: string;
  /** Header values as received: a list for each name, because a header can come twice. */
  headers: Readonly<Record<string, string[] | undefined>>;
  body: Buffer;
}

/** Why a signature is refused. */
export interface SignatureRefusal {
  /** Name of the contract's example for it. */
  authError: AuthError;
  /** Several, when the signature was made with several. */
  mistakes: SignatureMistake[];
  /** Names of the headers that are missing or empty. */
  missing?: string[];
}

/** Name of an authentication error of the contract. */
export type AuthError = (typeof authErrors)[keyof typeof authErrors]["name"];

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
    checkKeys(sentKey, signature, timestampText, policy) ??
    checkTimestamp(timestampText, signature) ??
    checkSignature(signature, Number(timestampText), request, policy) ??
    // The window comes after the signature: a clock that is off must not hide a mistake in the signature.
    checkWindow(Number(timestampText), signature, policy)
  );
}

const headerNames = Object.values(signingHeaders);

function checkKeys(
  sentKey: string,
  signature: string,
  timestampText: string,
  policy: SignaturePolicy,
): SignatureRefusal | undefined {
  const { developerKey, accessKey } = policy;
  const isKnown = isSameText(sentKey, developerKey);
  const sent = [sentKey, signature, timestampText];
  if ([accessKey, prepareKey(policy).encoded].some((key) => isAmong(key, sent))) {
    const isSwapped = isSameText(sentKey, accessKey) && isSignedWith(developerKey, signature, timestampText);
    const authError = isKnown ? "invalid_signature" : "unknown_developer_key";
    return refuse(authError, isSwapped ? "keys-swapped" : "access-key-sent");
  }
  if (isKnown) return undefined;
  if (isAmong(developerKey, [signature, timestampText])) {
    return refuse("unknown_developer_key", "swapped-headers");
  }
  return refuse("unknown_developer_key", classifyText(sentKey) ?? "unknown-developer-key");
}

function isSignedWith(key: string, signature: string, timestampText: string): boolean {
  return (
    /^\d{13}$/.test(timestampText) && isSameText(signature, computeSecretKey(key, Number(timestampText)))
  );
}

function checkTimestamp(text: string, signature: string): SignatureRefusal | undefined {
  if (/^[1-9]\d{12}$/.test(text)) return undefined;
  return refuse("invalid_timestamp", diagnoseTimestamp(text, signature));
}

function checkSignature(
  signature: string,
  timestamp: number,
  { method, target, headers, body }: SignedRequest,
  policy: SignaturePolicy,
): SignatureRefusal | undefined {
  const { developerKey, accessKey, usedTimestamps } = policy;
  if (isSameText(signature, hmacSha256(prepareKey(policy).hmacKey, String(timestamp)))) return undefined;
  if (usedTimestamps?.hasSignature(signature)) return refuse("invalid_signature", "signature-kept");
  const material = { developerKey, accessKey, timestamp, body, method, target, host: headers.host?.[0] };
  const { mistakes } = diagnoseSignature(signature, material) ?? { mistakes: ["unknown-signature" as const] };
  return refuse("invalid_signature", ...mistakes);
}

interface PreparedKey {
  encoded: string;
  hmacKey: KeyObject;
}

const preparedKeys = new WeakMap<SignaturePolicy, PreparedKey>();

/** The access key in the forms that every request needs, made once for a policy. */
function prepareKey(policy: SignaturePolicy): PreparedKey {
  const known = preparedKeys.get(policy);
  if (known !== undefined) return known;
  const encoded = encodeKey(policy.accessKey);
  const prepared = { encoded, hmacKey: createSecretKey(encoded, "utf8") };
  preparedKeys.set(policy, prepared);
  return prepared;
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

function refuse(authError: AuthError, ...mistakes: SignatureMistake[]): SignatureRefusal {
  return { authError, mistakes: [...new Set(mistakes)] };
}

function isAmong(key: string, values: string[]): boolean {
  return values.some((value) => isSameText(key, value));
}

/** Compares in a time that tells nothing about where two texts of one length differ. */
function isSameText(a: string, b: string): boolean {
  return a.length === b.length && isSameBytes(Buffer.from(a), Buffer.from(b));
}

function isSameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
