import { createHash } from "node:crypto";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import {
  absentTexts,
  listVariants,
  type SignatureMaterial,
  toUrlSafe,
  toUtf16Be,
  type Variant,
} from "./variants.ts";

const byteOrderMark = "\ufeff";

type Keys = Pick<SignatureMaterial, "accessKey" | "developerKey">;

let latest: (Keys & { variants: Variant<string | Buffer>[] }) | undefined;

/** What people use as the HMAC key. The list is kept until other keys come: it is a good part of the work. */
export function keyVariants({ accessKey, developerKey }: Keys): Variant<string | Buffer>[] {
  if (latest?.accessKey !== accessKey || latest.developerKey !== developerKey) {
    latest = { accessKey, developerKey, variants: makeKeyVariants({ accessKey, developerKey }) };
  }
  return latest.variants;
}

function makeKeyVariants({ accessKey, developerKey }: Keys): Variant<string | Buffer>[] {
  const encoded = encodeKey(accessKey);
  const lines = [64, 76].flatMap((width) =>
    ["\n", "\r\n"].map((end) => encoded.replace(new RegExp(`(.{${width}})(?=.)`, "g"), `$1${end}`)),
  );
  const hex = Buffer.from(accessKey).toString("hex");
  return listVariants<string | Buffer>([
    [undefined, [encoded]],
    ["raw-key", [accessKey], "common"],
    // Before the decoded key, because what cannot be decoded is empty, too.
    ["empty-key", [""], "common"],
    ["empty-key", absentTexts.flatMap((text) => [text, encodeKey(text)])],
    ["decoded-key", decode(accessKey), "common"],
    ["double-encoded", [encodeKey(encoded)], "common"],
    ["url-safe-base64", [toUrlSafe(encoded), toUrlSafe(encoded).replace(/=+$/, "")]],
    ["padding-stripped", [encoded.replace(/=+$/, "")], "common"],
    ["newline-in-key", [`${accessKey}\n`, encodeKey(`${accessKey}\n`), `${encoded}\n`], "common"],
    ["newline-in-key", [...around(accessKey, encoded, "", "\r"), ...around(accessKey, encoded, "", "\r\n")]],
    [
      "newline-in-key",
      [...lines, ...lines.map((text) => `${text}\n`), ...lines.map((text) => `${text}\r\n`)],
    ],
    ["newline-in-key", [`${encodeKey(`${accessKey}\n`)}\n`, ...around(accessKey, encoded, "", "\\n")]],
    ["blank-in-key", [" ", "\t"].flatMap((blank) => around(accessKey, encoded, blank, ""))],
    ["blank-in-key", [" ", "\t"].flatMap((blank) => around(accessKey, encoded, "", blank))],
    ["blank-in-key", [" ", "\t"].flatMap((blank) => around(accessKey, encoded, blank, blank))],
    ["quotes-in-key", ['"', "'", "`"].flatMap((quote) => around(accessKey, encoded, quote, quote))],
    ["bytes-literal", around(accessKey, encoded, "b'", "'")],
    ["bytes-literal", around(accessKey, encoded, 'b"', '"')],
    [
      "wrong-charset",
      [Buffer.from(encoded, "utf16le"), toUtf16Be(encoded), Buffer.from(accessKey, "utf16le")],
    ],
    ["wrong-charset", [encodeBytes(Buffer.from(accessKey, "utf16le")), encodeBytes(toUtf16Be(accessKey))]],
    ["wrong-charset", around(accessKey, encoded, byteOrderMark, "")],
    ["hex-key", [hex, hex.toUpperCase(), encodeKey(hex), encodeKey(hex.toUpperCase())]],
    ["hex-key", [Buffer.from(encoded).toString("hex")]],
    ["hashed-key", ["sha256", "md5", "sha1"].flatMap((name) => hashKey(name, accessKey, encoded))],
    [
      "case-changed",
      [accessKey.toUpperCase(), accessKey.toLowerCase()].flatMap((text) => [encodeKey(text), text]),
    ],
    ["case-changed", [encoded.toLowerCase(), encoded.toUpperCase()]],
    ["percent-encoded", [encodeURIComponent(encoded), encodeKey(encodeURIComponent(accessKey))]],
    ["developer-key-as-key", [encodeKey(developerKey), developerKey], "common"],
    [
      "developer-key-included",
      [developerKey + accessKey, accessKey + developerKey].flatMap((text) => [encodeKey(text), text]),
    ],
  ]);
}

/** A key that was damaged before it was encoded, or after, or used without encoding it. */
function around(accessKey: string, encoded: string, before: string, after: string): string[] {
  return [encodeKey(before + accessKey + after), before + encoded + after, before + accessKey + after];
}

/** What decoders make of a key, also those that skip the hyphens of a UUID. */
function decode(accessKey: string): Buffer[] {
  const bare = accessKey.replace(/[^A-Za-z0-9+/=]/g, "");
  const bytes = [accessKey, bare].flatMap((text) => [Buffer.from(text, "base64"), Buffer.from(text, "hex")]);
  return [
    ...bytes,
    ...bytes.map((each) => Buffer.from(each.toString("base64"))).filter(({ length }) => length > 0),
  ];
}

function hashKey(name: string, accessKey: string, encoded: string): (string | Buffer)[] {
  const [plain, ofEncoded] = [accessKey, encoded].map((text) => createHash(name).update(text).digest()) as [
    Buffer,
    Buffer,
  ];
  return [
    plain,
    plain.toString("hex"),
    plain.toString("base64"),
    encodeKey(plain.toString("hex")),
    ofEncoded,
  ];
}

function encodeBytes(bytes: Buffer): string {
  return bytes.toString("base64");
}
