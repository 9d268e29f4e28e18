import { signingHeaders } from "../../../generated/tables.ts";

const { developerKey, secretKey, secretKeyTimestamp } = signingHeaders;

/** How to fix each mistake that the mock recognises. The codes are sent as `x-mock-diagnosis`. */
export const signatureMistakes = {
  "missing-header": `Send all three signing headers, each with a value: ${developerKey}, ${secretKey} and ${secretKeyTimestamp}. Mind - and _; some proxies drop names with an underscore.`,
  "duplicate-header": `Send each of ${developerKey}, ${secretKey} and ${secretKeyTimestamp} exactly once.`,
  "access-key-sent": `The access key itself was sent. Keep it on your server, and send in ${secretKey} a signature made with it.`,
  "keys-swapped":
    "The two keys are swapped in your settings: the access key is sent as the developer key, and the developer key signs. Exchange the two values.",
  "swapped-headers": `The values are in each other's headers. ${developerKey} takes the developer key, ${secretKey} the signature, ${secretKeyTimestamp} the milliseconds.`,
  "unknown-developer-key": `The value of ${developerKey} is not the developer key of this mock. Look for a typo, a blank, quotes, or the key of another environment.`,
  "placeholder-sent":
    "A placeholder took the place of a value. Check that the variable is set and that the template is filled in.",
  "object-sent":
    "The text form of an object took the place of a value. Wait for a promise, and encode the bytes as base64.",
  "jwt-sent": "A JSON Web Token was sent. Send the base64 text of the HMAC of the timestamp alone.",
  "timestamp-not-a-number": `${secretKeyTimestamp} is not a whole number in decimal digits. Send milliseconds since the UNIX epoch: 13 digits, no sign, fraction, exponent or quotes.`,
  "timestamp-in-seconds": `${secretKeyTimestamp} is in seconds. Send and sign milliseconds: 13 digits.`,
  "timestamp-in-microseconds": `${secretKeyTimestamp} is in micro- or nanoseconds. Send and sign milliseconds: 13 digits.`,
  "timestamp-is-a-date": `${secretKeyTimestamp} is a date written in digits (yyyyMMddHHmmss). Send milliseconds since the UNIX epoch: 13 digits.`,
  "timestamp-not-13-digits": `${secretKeyTimestamp} does not have 13 digits. Send milliseconds since the UNIX epoch.`,
  "timestamp-stale": `The signature is right, but ${secretKeyTimestamp} lies too far in the past. Sign each request afresh, and set the clock.`,
  "timestamp-in-future": `The signature is right, but ${secretKeyTimestamp} lies too far in the future. Set the clock.`,
  "timestamp-reused": `${secretKeyTimestamp} was used by an earlier request, and serves once. Read the clock for each request, and never send two in the same millisecond.`,
  "timestamp-mismatch": `Another timestamp was signed than the one in ${secretKeyTimestamp}. Read the clock once, and use the same text for both.`,
  "timestamp-format": `The timestamp was signed in another form than the one in ${secretKeyTimestamp}: a date, a fraction, quotes, base64 or bytes. Make the text once, and use it for both.`,
  "signature-kept":
    "The signature belongs to the timestamp of an earlier request. Sign each request afresh, and keep no signature.",
  "empty-key": "The signature was made without an access key. Check that the setting that holds it is read.",
  "raw-key": "The access key was used as the HMAC key as it is. Use its base64 text, and do not decode that.",
  "decoded-key":
    "The access key was decoded before it was used as the HMAC key. Take its text, and encode that as base64.",
  "key-rewritten":
    "The access key was rewritten: its hyphens, a + or a / became something else, or braces came around it. Use its text exactly as it was given.",
  "key-cut": "Part of the access key is missing. Check the setting that holds it, and its length.",
  "text-around-key":
    "There is text around the access key, such as the name of its variable, a comma or the key once more. Keep the value alone in the setting.",
  "sample-key":
    "The signature was made with the default key of the mock, which was started with another one.",
  "hex-key": "The access key was encoded in hexadecimal. Use its base64 text as the HMAC key.",
  "hashed-key":
    "The access key was hashed before it was used as the HMAC key. Use the base64 text of the key itself.",
  "double-encoded": "Something was encoded twice. Encode the access key once, and the HMAC once, as base64.",
  "newline-in-key":
    "There is a line break in the HMAC key. Encode the access key without one at its end (printf, not echo), and join the lines of the base64 text.",
  "blank-in-key": "There is a blank around the access key. Trim the setting that holds it.",
  "quotes-in-key": "There are quotes around the access key. Remove them from the setting that holds it.",
  "bytes-literal":
    "The text form of Python's bytes was used, with b'...' around it. Call decode() on the bytes.",
  "wrong-charset":
    "A text was turned into bytes as UTF-16, or with a byte order mark. Use UTF-8 without one.",
  "case-changed": "The case of the letters was changed. Keys and base64 texts keep theirs.",
  "percent-encoded": "A base64 text was percent-encoded. Header values and HMAC keys take it as it is.",
  "newline-in-message": "There is a line break after the timestamp that was signed: use printf, not echo.",
  "message-repeated":
    "The timestamp was signed twice over. Give it to the HMAC once, in update() or in the call that takes the digest.",
  "hashed-message": "The timestamp was hashed before it was signed. Sign its text.",
  "empty-message":
    "Nothing was signed. Feed the text of the timestamp to the HMAC before you take its digest.",
  "message-not-hashed":
    "The message was put before the digest and not into it. In Go, Write the timestamp to the HMAC, and call Sum(nil).",
  "developer-key-as-key": `The signature was made with the developer key. Make it with the access key, and send the developer key in ${developerKey}.`,
  "developer-key-included":
    "The developer key was signed, or joined to the access key. Sign the timestamp alone, with the access key alone.",
  "access-key-included": "The access key was signed, too. It is the HMAC key; sign the timestamp alone.",
  "key-and-message-swapped":
    "The key and the message of the HMAC are swapped. The base64 text of the access key is the key, the timestamp the message.",
  "wrong-hash": "The signature is not an HMAC-SHA256. Use HMAC, and SHA-256 in it.",
  "signed-twice": "The digest was hashed a second time. Encode the HMAC of the timestamp as it is.",
  "body-included": "The body was signed, too. Sign the timestamp alone.",
  "request-included": "The method or the path was signed, too. Sign the timestamp alone.",
  "fields-included":
    "A field of the request was signed, too, as in the request hash of other calls. Sign the timestamp alone.",
  "hex-digest":
    "The signature is in hexadecimal. Encode the 32 bytes of the HMAC as base64, not the hexadecimal text.",
  "openssl-without-binary":
    "The signature is the hexadecimal text that openssl dgst or xxd prints. Use openssl dgst -binary, and pipe its bytes to openssl base64 -A.",
  "digest-as-text":
    "The bytes of the HMAC were read as text before they were encoded. Give the bytes to the base64 encoder.",
  "bytes-as-list": "The bytes of the HMAC were written as a list of numbers. Encode them as base64.",
  "wrong-encoding":
    "The bytes of the HMAC are in another encoding, such as base32, base85 or a decimal number. Encode them as base64.",
  "url-safe-base64": "The base64 text is in the URL-safe alphabet. Use the standard one, with + and /.",
  "padding-stripped": "The base64 text lacks its padding. Keep the = at its end.",
  "plus-became-blank": "Each + of the signature has become a blank. Do not decode the signature as a form.",
  "html-escaped":
    "Characters of the signature were escaped, for HTML or JSON. Send the base64 text as it is.",
  "quotes-in-header": `There are quotes around the signature. Send ${secretKey} without them.`,
  "prefix-in-header": `There is text before or after the signature. Send the base64 text alone in ${secretKey}.`,
  "newline-in-signature": "There is a line break in the signature. Write its base64 text on one line.",
  "signature-cut": "The signature is cut off. Send all 44 characters.",
  "unknown-signature": `The signature is wrong in a way that is not recognised. ${secretKey} = base64(HMAC-SHA256(message: the text of ${secretKeyTimestamp}, key: the base64 text of the access key)). Check the access key first, then that the very text of ${secretKeyTimestamp} was signed.`,
} as const;

/** Code of a mistake, as in `x-mock-diagnosis`. */
export type SignatureMistake = keyof typeof signatureMistakes;
