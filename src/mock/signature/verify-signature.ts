import { createHash, timingSafeEqual } from "node:crypto";
import { signingHeaders } from "../../../generated/tables.ts";
import { computeSecretKey, encodeKey } from "../../signing/compute-secret-key.ts";
import { diagnoseSignature } from "./diagnose-signature.ts";
import type { SignatureMistake } from "./mistakes.ts";
import type { UsedTimestamps } from "./used-timestamps.ts";

/** What the mock verifies signatures with. */
export interface SignaturePolicy {
  developerKey: string;
  accessKey: string;
  /** Current time in milliseconds since the UNIX epoch. */
  clock: () => number;
  /** How far a timestamp may be from the clock, in milliseconds. */
  clockWindowMs: number;
  /** Whether the values are verified; otherwise the headers must be there with any value. */
  verifySignature: boolean;
  /** Missing when a timestamp may be used again. */
  usedTimestamps?: UsedTimestamps | undefined;
}

/** Header values as received: a list for each name, for a header can come twice. */
export type ReceivedHeaders = Readonly<Record<string, string[] | undefined>>;

/**
 * Tells what is wrong with the signature of a request; nothing when it is right. Several mistakes are told at
 * once when the signature was made with both. The path plays no part, the body only in recognising a mistake.
 */
export function verifySignature(
  headers: ReceivedHeaders,
  body: Buffer,
  policy: SignaturePolicy,
): SignatureMistake[] {
  const { developerKey, accessKey, clock, clockWindowMs } = policy;
  const values = Object.values(signingHeaders).map((name) => headers[name] ?? []);
  if (values.some(({ length }) => length > 1)) return ["duplicate-header"];

  const [sentKey = "", signature = "", timestampText = ""] = values.flat();
  if (values.some(([value = ""]) => value === "")) return ["missing-header"];
  if (!policy.verifySignature) return [];
  if ([accessKey, encodeKey(accessKey)].some((key) => isAmong(key, [sentKey, signature, timestampText]))) {
    return ["access-key-sent"];
  }
  if (!isSameText(sentKey, developerKey)) {
    const isElsewhere = isAmong(developerKey, [signature, timestampText]);
    return [isElsewhere ? "swapped-headers" : "unknown-developer-key"];
  }
  if (!/^(?:0|[1-9]\d*)$/.test(timestampText)) {
    return [/^\d{10,16}$/.test(signature) ? "swapped-headers" : "timestamp-not-a-number"];
  }
  const timestamp = Number(timestampText);
  if (timestamp >= 1e9 && timestamp < 1e11) return ["timestamp-in-seconds"];
  if (!Number.isSafeInteger(timestamp)) return ["timestamp-in-future"];

  if (!isSameText(signature, computeSecretKey(accessKey, timestamp))) {
    const mistakes = diagnoseSignature(signature, { developerKey, accessKey, timestamp, body });
    return mistakes.length > 0 ? mistakes : ["unknown-signature"];
  }
  // The window comes last: a clock that is off must not hide a mistake in the signature.
  const ageMs = clock() - timestamp;
  if (ageMs > clockWindowMs) return ["timestamp-stale"];
  if (ageMs < -clockWindowMs) return ["timestamp-in-future"];
  return [];
}

function isAmong(key: string, values: string[]): boolean {
  return values.some((value) => isSameText(key, value));
}

/** Compares in a time that tells nothing about where two texts differ. */
function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
