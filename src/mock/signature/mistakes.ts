import { signingHeaders } from "../../../generated/tables.ts";

const { developerKey, secretKey, secretKeyTimestamp } = signingHeaders;

/** How to mend each mistake that the mock recognises. The codes are sent as `x-mock-diagnosis`. */
export const signatureMistakes = {
  "missing-header": `Send all three signing headers, each with a value: ${developerKey}, ${secretKey} and ${secretKeyTimestamp}. Mind - and _; some proxies drop names with an underscore.`,
  "duplicate-header": `Send each of ${developerKey}, ${secretKey} and ${secretKeyTimestamp} exactly once.`,
  "access-key-sent": `The access key itself was sent. Keep it on your server, and send in ${secretKey} a signature made with it.`,
  "swapped-headers": `The values are in each other's headers. ${developerKey} takes the developer key, ${secretKey} the signature, ${secretKeyTimestamp} the milliseconds.`,
  "unknown-developer-key": `The value of ${developerKey} is not the developer key of this server. Check for a typo, blanks, and keys of another environment.`,
  "timestamp-not-a-number": `${secretKeyTimestamp} takes milliseconds since the UNIX epoch as decimal digits: no date, sign, fraction, exponent or leading zero.`,
  "timestamp-in-seconds": `${secretKeyTimestamp} is in seconds. Send and sign milliseconds: 13 digits.`,
  "timestamp-stale": `The signature is right, but ${secretKeyTimestamp} lies too far in the past. Sign each request afresh, and set the clock.`,
  "timestamp-in-future": `The signature is right, but ${secretKeyTimestamp} lies too far in the future. Set the clock, and send milliseconds, not micro- or nanoseconds.`,
  "timestamp-mismatch": `Another timestamp was signed than the one in ${secretKeyTimestamp}. Read the clock once, and use the same text for both.`,
  "empty-key": "The signature was made without an access key. Check that the setting that holds it is read.",
  "raw-key": "The access key was used as the HMAC key as it is. Use its base64 text, and do not decode that.",
  "decoded-key":
    "The access key was decoded before it was used as the HMAC key. Take its text, and encode that as base64.",
  "double-encoded": "Something was encoded twice. Encode the access key once, and the HMAC once, as base64.",
  "newline-in-key":
    "There is a line break in the HMAC key. Encode the access key without one at its end (printf, not echo), and join the lines of the base64 text.",
  "newline-in-message": "There is a line break after the timestamp that was signed: use printf, not echo.",
  "developer-key-as-key": `The signature was made with the developer key. Make it with the access key, and send the developer key in ${developerKey}.`,
  "key-and-message-swapped":
    "The key and the message of the HMAC are swapped. The base64 text of the access key is the key, the timestamp the message.",
  "wrong-hash": "The signature is not an HMAC-SHA256. Use HMAC, and SHA-256 in it.",
  "body-included": "The body was signed, too. Sign the timestamp alone.",
  "hex-digest":
    "The signature is in hexadecimal. Encode the 32 bytes of the HMAC as base64, not the hexadecimal text.",
  "url-safe-base64": "The base64 text is in the URL-safe alphabet. Use the standard one, with + and /.",
  "padding-stripped": "The base64 text lacks its padding. Keep the = at its end.",
  "unknown-signature": `The signature is wrong in a way that is not recognised. ${secretKey} = base64(HMAC-SHA256(message: the text of ${secretKeyTimestamp}, key: the base64 text of the access key)). Check the access key first.`,
} as const;

/** Code of a mistake, as in `x-mock-diagnosis`. */
export type SignatureMistake = keyof typeof signatureMistakes;
