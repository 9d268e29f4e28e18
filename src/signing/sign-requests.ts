import { createSecretKey } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { signingHeaders } from "../../generated/tables.ts";
import { EkoConfigError } from "../errors/eko-errors.ts";
import { encodeKey, formatTimestamp, hmacSha256 } from "./compute-secret-key.ts";
import type { IssuedTimestamp } from "./timestamps.ts";

/** openapi-fetch middleware that signs a request with a timestamp of its own. */
export interface SigningMiddleware {
  /** Waits only while the timestamp is too far ahead of the clock. */
  onRequest: (context: { request: { headers: Pick<Headers, "set"> } }) => Promise<undefined> | undefined;
}

/**
 * Makes the middleware that puts the three signing headers on every request.
 *
 * @param issueTimestamp gives each request its timestamp, in milliseconds since the UNIX epoch
 */
export function signRequests(
  developerKey: string,
  accessKey: string,
  issueTimestamp: () => IssuedTimestamp,
): SigningMiddleware {
  const key = createSecretKey(Buffer.from(encodeKey(accessKey)));
  const sign = (headers: Pick<Headers, "set">, timestampMs: number): undefined => {
    const timestamp = formatTimestamp(timestampMs);
    headers.set(signingHeaders.developerKey, developerKey);
    headers.set(signingHeaders.secretKey, hmacSha256(key, timestamp));
    headers.set(signingHeaders.secretKeyTimestamp, timestamp);
  };
  return {
    onRequest({ request: { headers } }) {
      const { timestampMs, waitMs } = issueTimestamp();
      if (Number.isNaN(timestampMs)) {
        throw new EkoConfigError("clock must return milliseconds since the UNIX epoch.");
      }
      if (waitMs === 0) return sign(headers, timestampMs);
      // The deadline of the call ends the wait, so this timer need not keep the process.
      return sleep(waitMs, undefined, { ref: false }).then(() => sign(headers, timestampMs));
    },
  };
}
