import { createHash } from "node:crypto";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import { mockKeys } from "../mock-keys.ts";
import { listKnownHashes } from "./list-known-hashes.ts";
import type { SignatureMistake } from "./mistakes.ts";
import { cutKey, decodeKey, rewriteKey } from "./rewrite-key.ts";
import {
  absentTexts,
  type HmacKey,
  inOtherCharsets,
  listVariants,
  objectTexts,
  type SignatureMaterial,
  toUrlSafe,
  type Variants,
} from "./variants.ts";

type Keys = Pick<SignatureMaterial, "accessKey" | "developerKey">;

let latest: (Keys & { variants: HmacKey[] }) | undefined;

/**
 * The values that people use as the HMAC key: the right one, the access key as it is, and all others. Making the list is
 * much of the work, so it is kept until the keys change.
 */
export function keyVariants({ accessKey, developerKey }: Keys): HmacKey[] {
  if (latest?.accessKey !== accessKey || latest.developerKey !== developerKey) {
    const seen = new Set<string>();
    const variants = listVariants(makeKeyVariants({ accessKey, developerKey })).filter(({ bytes }) => {
      const text = Buffer.from(bytes as string).toString("latin1");
      return !seen.has(text) && seen.add(text);
    });
    latest = { accessKey, developerKey, variants };
  }
  return latest.variants;
}

function makeKeyVariants({ accessKey, developerKey }: Keys): Variants[] {
  const encoded = encodeKey(accessKey);
  // OpenSSL, Ruby and MIME break base64 after different numbers of characters.
  const lines = [60, 64, 76].flatMap((width) =>
    ["\n", "\r\n"].map((end) => encoded.replace(new RegExp(`(.{${width}})(?=.)`, "g"), `$1${end}`)),
  );
  const hex = Buffer.from(accessKey).toString("hex");
  const wide = Buffer.from(accessKey, "utf16le").toString("base64");
  const within = (
    mistake: SignatureMistake,
    pairs: (readonly [before: string, after: string])[],
  ): Variants[] => [
    [
      mistake,
      pairs.flatMap(([before, after]) => [encodeKey(before + accessKey + after), before + encoded + after]),
    ],
    [["raw-key", mistake], pairs.map(([before, after]) => before + accessKey + after)],
  ];
  return [
    [[], [encoded], "common"],
    ["raw-key", [accessKey], "common"],
    // Before the decoded key, because what cannot be decoded is empty, too.
    ["empty-key", [""], "common"],
    ["empty-key", [...absentTexts, ...unfilledTexts].flatMap((text) => [text, encodeKey(text)])],
    ["object-sent", objectTexts.flatMap(bothForms)],
    ["decoded-key", decodeKey(accessKey), "common"],
    ["double-encoded", [encodeKey(encoded)], "common"],
    ["double-encoded", [encodeKey(encodeKey(encoded)), encodeKey(toUrlSafe(encoded).replace(/=+$/, ""))]],
    // Before the URL-safe form, which can differ in its padding alone.
    ["padding-stripped", [encoded.replace(/=+$/, "")], "common"],
    ["url-safe-base64", [toUrlSafe(encoded), toUrlSafe(encoded).replace(/=+$/, "")]],
    ["newline-in-key", [encodeKey(`${accessKey}\n`), `${encoded}\n`], "common"],
    [["raw-key", "newline-in-key"], [`${accessKey}\n`], "common"],
    ...within(
      "newline-in-key",
      ["\r", "\r\n", "\\n"].map((end) => ["", end]),
    ),
    // Some shells print the option of `echo -n`.
    ...within(
      "newline-in-key",
      ["-n ", "-e "].map((option) => [option, "\n"]),
    ),
    ["newline-in-key", lines.flatMap((text) => [text, `${text}\n`, `${text}\r\n`])],
    ["newline-in-key", [`${encodeKey(`${accessKey}\n`)}\n`]],
    ...within(
      "blank-in-key",
      blanks.flatMap((blank) => [
        [blank, ""],
        ["", blank],
        [blank, blank],
      ]),
    ),
    ...within("quotes-in-key", quotes),
    ...within("bytes-literal", [
      ["b'", "'"],
      ['b"', '"'],
    ]),
    ...within(
      "text-around-key",
      labels.map((label) => [label, ""]),
    ),
    [
      "text-around-key",
      [";", ",", '";', '",', "';", "',"].flatMap((end) => encodeKey(openQuote(end) + accessKey + end)),
    ],
    ["text-around-key", [encodeKey(`${accessKey}\0`), ...bothForms(accessKey + accessKey)]],
    // As C# writes text when it is told Unicode.
    ["wrong-charset", [...[encoded, wide].map((text) => Buffer.from(text, "utf16le")), wide], "common"],
    [["raw-key", "wrong-charset"], [Buffer.from(accessKey, "utf16le")], "common"],
    ["wrong-charset", inOtherCharsets(encoded)],
    ["wrong-charset", inOtherCharsets(accessKey).map((bytes) => bytes.toString("base64"))],
    [["raw-key", "wrong-charset"], inOtherCharsets(accessKey)],
    ["hex-key", [hex, hex.toUpperCase(), encodeKey(hex), encodeKey(hex.toUpperCase())]],
    ["hex-key", [Buffer.from(encoded).toString("hex")]],
    ["hashed-key", hashes.flatMap((name) => hashKey(name, accessKey, encoded))],
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

/** The quote that an end closes. */
function openQuote(end: string): string {
  return /^["']/.exec(end)?.[0] ?? "";
}

/** A text as the key should be made of it, and as it is. */
function bothForms(text: string): string[] {
  return [encodeKey(text), text];
}

const hashes = listKnownHashes(["sha256", "md5", "sha1", "sha512"]);

function hashKey(name: string, accessKey: string, encoded: string): (string | Buffer)[] {
  return [accessKey, encoded].flatMap((text) => {
    const digest = createHash(name).update(text).digest();
    const hex = digest.toString("hex");
    return [digest, hex, digest.toString("base64"), encodeKey(hex), hex.toUpperCase()];
  });
}
