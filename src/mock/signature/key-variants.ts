import { createHash } from "node:crypto";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import { mockKeys } from "../mock-keys.ts";
import { makeHmacSieve } from "./hmac-sieve.ts";
import { cutKey, decodeKey, rewriteKey } from "./rewrite-key.ts";
import {
  absentTexts,
  type HmacKey,
  inOtherCharsets,
  objectTexts,
  type SignatureMaterial,
  toUrlSafe,
  type Variants,
} from "./variants.ts";

type Keys = Pick<SignatureMaterial, "accessKey" | "developerKey">;

let latest: (Keys & { variants: Variants<HmacKey>[] }) | undefined;

/** The values that people use as the HMAC key. Making the list is much of the work, so it is kept until the keys change. */
export function keyVariants({ accessKey, developerKey }: Keys): Variants<HmacKey>[] {
  if (latest?.accessKey !== accessKey || latest.developerKey !== developerKey) {
    const seen = new Set<string>();
    const isNew = (value: string | Buffer) => {
      const text = Buffer.from(value as string).toString("latin1");
      return !seen.has(text) && seen.add(text);
    };
    const variants = makeKeyVariants({ accessKey, developerKey }).map(
      ([mistake, values, ...how]): Variants<HmacKey> => [
        mistake,
        values.filter(isNew).map(toHmacKey),
        ...how,
      ],
    );
    latest = { accessKey, developerKey, variants };
  }
  return latest.variants;
}

/** A key with the sieve for its digests. */
export function toHmacKey(bytes: string | Buffer): HmacKey {
  return { bytes, sieve: makeHmacSieve(bytes) };
}

function makeKeyVariants({ accessKey, developerKey }: Keys): Variants<string | Buffer>[] {
  const encoded = encodeKey(accessKey);
  // OpenSSL, Ruby and MIME break base64 after different numbers of characters.
  const lines = [60, 64, 76].flatMap((width) =>
    ["\n", "\r\n"].map((end) => encoded.replace(new RegExp(`(.{${width}})(?=.)`, "g"), `$1${end}`)),
  );
  const hex = Buffer.from(accessKey).toString("hex");
  const within = (before: string, after: string) => around(accessKey, encoded, before, after);
  return [
    [undefined, [encoded]],
    ["raw-key", [accessKey], "common"],
    // Before the decoded key, because what cannot be decoded is empty, too.
    ["empty-key", [""], "common"],
    ["empty-key", [...absentTexts, ...unfilledTexts].flatMap((text) => [text, encodeKey(text)])],
    ["object-sent", objectTexts.flatMap(bothForms)],
    ["decoded-key", decodeKey(accessKey), "common"],
    ["double-encoded", [encodeKey(encoded)], "common"],
    // Before the URL-safe form, which can differ in its padding alone.
    ["padding-stripped", [encoded.replace(/=+$/, "")], "common"],
    ["url-safe-base64", [toUrlSafe(encoded), toUrlSafe(encoded).replace(/=+$/, "")]],
    ["newline-in-key", [`${accessKey}\n`, encodeKey(`${accessKey}\n`), `${encoded}\n`], "common"],
    ["newline-in-key", ["\r", "\r\n", "\\n"].flatMap((end) => within("", end))],
    // Some shells print the option of `echo -n`.
    ["newline-in-key", ["-n ", "-e "].flatMap((option) => within(option, "\n"))],
    ["newline-in-key", lines.flatMap((text) => [text, `${text}\n`, `${text}\r\n`])],
    ["newline-in-key", [`${encodeKey(`${accessKey}\n`)}\n`]],
    ["blank-in-key", blanks.flatMap((blank) => [...within(blank, ""), ...within("", blank)])],
    ["blank-in-key", [" ", "\t"].flatMap((blank) => within(blank, blank))],
    ["quotes-in-key", quotes.flatMap(([open, close]) => within(open, close))],
    ["bytes-literal", [...within("b'", "'"), ...within('b"', '"')]],
    ["text-around-key", labels.flatMap((label) => within(label, ""))],
    [
      "text-around-key",
      [";", ",", '";', '",', "';", "',"].flatMap((end) => encodeKey(openQuote(end) + accessKey + end)),
    ],
    ["text-around-key", bothForms(accessKey + accessKey)],
    ["wrong-charset", inOtherCharsets(encoded)],
    ["wrong-charset", inOtherCharsets(accessKey).flatMap((bytes) => [bytes, bytes.toString("base64")])],
    ["hex-key", [hex, hex.toUpperCase(), encodeKey(hex), encodeKey(hex.toUpperCase())]],
    ["hex-key", [Buffer.from(encoded).toString("hex")]],
    ["hashed-key", ["sha256", "md5", "sha1", "sha512"].flatMap((name) => hashKey(name, accessKey, encoded))],
    ["case-changed", [accessKey.toUpperCase(), accessKey.toLowerCase()].flatMap(bothForms)],
    ["case-changed", [encoded.toLowerCase(), encoded.toUpperCase()]],
    ["percent-encoded", [encodeURIComponent(encoded), encodeKey(encodeURIComponent(accessKey))]],
    ["developer-key-as-key", bothForms(developerKey), "common"],
    ["developer-key-included", [developerKey + accessKey, accessKey + developerKey].flatMap(bothForms)],
    ["developer-key-included", [`${developerKey}:${accessKey}`].flatMap(bothForms)],
    ["key-rewritten", rewriteKey(accessKey).flatMap(bothForms)],
    ["key-cut", [...cutKey(accessKey).flatMap(bothForms), ...cutKey(encoded)]],
    ["sample-key", bothForms(mockKeys.accessKey)],
  ];
}

const blanks = [" ", "\t", "\u00a0", "\u200b"];
const quotes: [string, string][] = ['""', "''", "``", "“”", "‘’", "<>"].map(
  (pair) => [...pair] as [string, string],
);
const names = ["EKO_ACCESS_KEY", "ACCESS_KEY", "access_key", "accessKey"];
const labels = [
  ...names.flatMap((name) => [`${name}=`, `${name}: `]),
  ...["export EKO_ACCESS_KEY=", "Bearer ", "$"],
];
const unfilledTexts = [
  ...["$KEY", "$key", "$ENC", "$SECRET", "{access_key}", "{accessKey}"],
  ...names.flatMap((name) => [name, `$${name}`, `\${${name}}`, `{{${name}}}`, `<${name}>`]),
  ...["process.env.EKO_ACCESS_KEY", "your-access-key", "YOUR_ACCESS_KEY", "your_access_key"],
];

/** A key that was damaged before it was encoded, or after, or used without encoding it. */
function around(accessKey: string, encoded: string, before: string, after: string): string[] {
  return [encodeKey(before + accessKey + after), before + encoded + after, before + accessKey + after];
}

/** The quote that an end closes. */
function openQuote(end: string): string {
  return /^["']/.exec(end)?.[0] ?? "";
}

/** A text as the key should be made of it, and as it is. */
function bothForms(text: string): string[] {
  return [encodeKey(text), text];
}

function hashKey(name: string, accessKey: string, encoded: string): (string | Buffer)[] {
  return [accessKey, encoded].flatMap((text) => {
    const digest = createHash(name).update(text).digest();
    const hex = digest.toString("hex");
    return [digest, hex, digest.toString("base64"), encodeKey(hex), hex.toUpperCase()];
  });
}
