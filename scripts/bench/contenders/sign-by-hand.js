import { createHmac } from "node:crypto";

/** The headers of a request, signed as the vendor's documentation shows it. */
export function signByHand({ developerKey, accessKey, signingHeaders }) {
  const timestamp = Date.now().toString();
  const key = Buffer.from(accessKey).toString("base64");
  return {
    accept: "application/json",
    "content-type": "application/json",
    [signingHeaders.developerKey]: developerKey,
    [signingHeaders.secretKey]: createHmac("sha256", key).update(timestamp).digest("base64"),
    [signingHeaders.secretKeyTimestamp]: timestamp,
  };
}
