import { signingHeaders } from "../../../generated/tables.ts";
import { computeSecretKey, encodeKey } from "../../signing/compute-secret-key.ts";
import type { JournalEntry } from "../journal.ts";
import { diagnoseSignature } from "../signature/diagnose-signature.ts";
import type { SignatureStep } from "./views.ts";

/** The keys that signatures are made with. */
export interface Keys {
  developerKey: string;
  accessKey: string;
}

/**
 * Shows a signature step by step: the value that belongs there, and the one that was used as far as it can be told.
 *
 * @returns undefined for a request without a timestamp that can be signed
 */
export function explainSignature(
  { headers, method, path, body = "" }: Readonly<JournalEntry>,
  keys: Keys,
): SignatureStep[] | undefined {
  const sentTimestamp = headers[signingHeaders.secretKeyTimestamp] ?? "";
  const sentSignature = headers[signingHeaders.secretKey] ?? "";
  const timestamp = Number(sentTimestamp);
  if (!/^\d{1,15}$/.test(sentTimestamp)) return undefined;
  const material = { ...keys, timestamp, body: Buffer.from(body), method, target: path, host: headers.host };
  const { key, message } = Object(diagnoseSignature(sentSignature, material)) as {
    key?: string | Buffer;
    message?: string | Buffer;
  };
  const step = (name: string, expected: string, sent?: string | Buffer): SignatureStep => ({
    name,
    expected,
    ...(sent !== undefined && { sent: toText(sent) }),
  });
  return [
    step("Message: the text of the timestamp", sentTimestamp, message),
    step("HMAC key: the access key as base64", encodeKey(keys.accessKey), key),
    step(
      "Signature: base64(HMAC-SHA256(message, key))",
      computeSecretKey(keys.accessKey, timestamp),
      sentSignature,
    ),
  ];
}

/** Text as it is, bytes that are not text in hexadecimal. */
function toText(value: string | Buffer): string {
  if (typeof value === "string") return value;
  const text = value.toString();
  return Buffer.from(text).equals(value) && /^[\x20-\x7e\s]*$/.test(text)
    ? text
    : `0x${value.toString("hex")}`;
}
