import { createHmac, type KeyObject } from "node:crypto";

/**
 * Computes the signature of a request, the value of the `secret-key` header:
 * `base64(HMAC-SHA256(message = timestamp, key = base64 text of the access key))`.
 * Source: the description of the security scheme `secretKey` in `openapi/openapi.yaml`.
 *
 * @param accessKey the secret access key; it is signed with, never sent
 * @param timestampMs milliseconds since the UNIX epoch, as sent in `secret-key-timestamp`
 * @example
 * const timestamp = Date.now();
 * const headers = { "secret-key": computeSecretKey(accessKey, timestamp), "secret-key-timestamp": String(timestamp) };
 * @throws TypeError when the access key is empty or the timestamp is not a whole number of milliseconds
 */
export function computeSecretKey(accessKey: string, timestampMs: number): string {
  return hmacSha256(encodeKey(accessKey), formatTimestamp(timestampMs));
}

/** The HMAC key: the base64 *text* of the access key. The server does not decode it, so neither do we. */
export function encodeKey(accessKey: string): string {
  if (typeof accessKey !== "string" || accessKey === "") {
    throw new TypeError("The access key must be a non-empty string.");
  }
  return Buffer.from(accessKey).toString("base64");
}

/** The HMAC message and the header value: milliseconds as decimal text. */
export function formatTimestamp(timestampMs: number): string {
  if (!Number.isSafeInteger(timestampMs) || timestampMs < 0) {
    throw new TypeError("The timestamp must be a whole number of milliseconds since the UNIX epoch.");
  }
  return String(timestampMs);
}

/** Base64, standard alphabet with padding, of HMAC-SHA256. */
export function hmacSha256(key: string | KeyObject, message: string): string {
  return createHmac("sha256", key).update(message).digest("base64");
}
