import { createSecretKey } from "node:crypto";
import { signingHeaders } from "../../generated/tables.ts";
import { EkoConfigError } from "../errors/eko-errors.ts";
import { encodeKey, formatTimestamp, hmacSha256 } from "./compute-secret-key.ts";

/** openapi-fetch middleware that signs a request with the time of the moment. */
export interface SigningMiddleware {
  onRequest: (context: { request: { headers: Pick<Headers, "set"> } }) => undefined;
}

/**
 * Makes the middleware that puts the three signing headers on every request.
 *
 * @param now the server's time as far as it is known, in milliseconds since the UNIX epoch
 */
export function signRequests(developerKey: string, accessKey: string, now: () => number): SigningMiddleware {
  const key = createSecretKey(encodeKey(accessKey), "utf8");
  // The signature depends on the key and the millisecond alone, so calls of the same millisecond share it.
  let signedMs = Number.NaN;
  let timestamp = "";
  let secretKey = "";
  return {
    onRequest({ request: { headers } }) {
      const timestampMs = now();
      if (timestampMs !== signedMs) {
        if (!(Number.isSafeInteger(timestampMs) && timestampMs >= 0)) {
          throw new EkoConfigError("clock must return milliseconds since the UNIX epoch.");
        }
        timestamp = formatTimestamp(timestampMs);
        secretKey = hmacSha256(key, timestamp);
        signedMs = timestampMs;
      }
      headers.set(signingHeaders.developerKey, developerKey);
      headers.set(signingHeaders.secretKey, secretKey);
      headers.set(signingHeaders.secretKeyTimestamp, timestamp);
      return undefined;
    },
  };
}
