import { encodeKey } from "../../signing/compute-secret-key.ts";
import { absentTexts, listVariants, type SignatureMaterial, toUtf16Be, type Variant } from "./variants.ts";

// With a body in it, a message is hashed some 20 times. A large one is left out to keep that cheap.
const maxBodyBytes = 4096;
const maxFields = 6;

/** What people use as the message. */
export function messageVariants(material: SignatureMaterial): Variant<string | Buffer>[] {
  const { timestamp, body, developerKey, accessKey, method, target } = material;
  const text = String(timestamp);
  const join = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
  const bodies = body.length === 0 || body.length > maxBodyBytes ? [] : [body];
  const [path = ""] = target.split("?");
  const fields = listFields(material);
  const bothWays = (part: string) =>
    ["", "\n", "|", ":", "."].flatMap((by) => [text + by + part, part + by + text]);
  return listVariants<string | Buffer>([
    [undefined, [text]],
    [
      "timestamp-mismatch",
      [String(Math.floor(timestamp / 1000)), String(Math.round(timestamp / 1000))],
      "common",
    ],
    ["timestamp-mismatch", [String(timestamp - (timestamp % 1000)), `${text}000`, `${text}000000`]],
    ["timestamp-mismatch", [String(timestamp - (timestamp % 60_000))]],
    ["newline-in-message", [`${text}\n`], "common"],
    ["newline-in-message", [`${text}\r\n`, `${text}\r`, `${text}\\n`]],
    ["timestamp-format", [` ${text}`, `${text} `, `"${text}"`, `'${text}'`, `b'${text}'`, `${text}\0`]],
    ["timestamp-format", formatNumber(timestamp)],
    ["timestamp-format", formatDate(timestamp)],
    ["timestamp-format", toBinary(timestamp)],
    ["wrong-charset", [Buffer.from(text, "utf16le"), toUtf16Be(text), `\ufeff${text}`]],
    ["wrong-charset", [Buffer.from(`\ufeff${text}`, "utf16le"), toUtf16Be(`\ufeff${text}`)]],
    ["double-encoded", [encodeKey(text)], "common"],
    ["double-encoded", [Buffer.from(text).toString("hex")]],
    ["empty-message", ["", ...absentTexts]],
    ["body-included", bodies.flatMap((each) => [each, join(text, each)]), "common"],
    [
      "body-included",
      bodies.flatMap((each) => [join(each, text), join(text, "\n", each), join(text, ".", each)]),
    ],
    ["developer-key-included", [developerKey, ...bothWays(developerKey)]],
    [
      "access-key-included",
      [accessKey, encodeKey(accessKey)].flatMap((key) => [key, text + key, key + text]),
    ],
    ["request-included", [...bothWays(path), path, method + path + text, method + text, text + method]],
    [
      "request-included",
      [text + method + path, method + target + text, target, text + target, target + text],
    ],
    ["request-included", [[method, path, text].join("\n"), [text, method, path].join("\n")]],
    ["fields-included", fields.flatMap((field) => [text + field, field + text, `${text}|${field}`, field])],
    ["fields-included", pairs(fields).flatMap(([a, b]) => [text + a + b, a + b + text])],
  ]);
}

/** Values of the request that the signatures of the vendor's other calls are made with, such as its request hash. */
function listFields({ target, body }: SignatureMaterial): string[] {
  const [path = "", query = ""] = target.split("?");
  const values = [...path.split("/").filter((segment) => /\d/.test(segment) && segment.length > 2)];
  values.push(...new URLSearchParams(query).values());
  if (body.length <= maxBodyBytes) values.push(...readScalars(body.toString()));
  return [...new Set(values)].filter((value) => value.length > 0 && value.length <= 64).slice(0, maxFields);
}

function readScalars(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === "object" && value !== null ? Object.values(value) : [];
    return entries.filter((entry) => typeof entry === "string" || typeof entry === "number").map(String);
  } catch {
    return [];
  }
}

function pairs(values: string[]): [string, string][] {
  const first = values.slice(0, 4);
  return first.flatMap((a) => first.filter((b) => b !== a).map((b): [string, string] => [a, b]));
}

function formatNumber(timestamp: number): string[] {
  const text = String(timestamp);
  const seconds = (timestamp / 1000).toFixed(3);
  const exponent = timestamp.toExponential();
  const [mantissa = "", power = ""] = exponent.split("e+");
  const withPoint = mantissa.includes(".") ? mantissa : `${mantissa}.0`;
  return [
    `${timestamp}.0`,
    `${timestamp}.00`,
    `${timestamp}.000`,
    `${withPoint}E${power}`,
    `${mantissa}E${power}`,
    `${mantissa}E+${power}`,
    exponent,
    withPoint,
    seconds,
    String(timestamp / 1000),
    `${Math.floor(timestamp / 1000)}.0`,
    text.replace(/\B(?=(?:\d{3})+$)/g, ","),
    timestamp.toString(16),
    `${timestamp}n`,
    `${timestamp}L`,
  ];
}

function formatDate(timestamp: number): string[] {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return [];
  const iso = date.toISOString();
  const seconds = iso.slice(0, 19);
  const digits = iso.replace(/\D/g, "");
  return [
    iso,
    `${seconds}Z`,
    seconds,
    `${seconds}+00:00`,
    iso.replace("Z", "+00:00"),
    iso.replace("Z", "000+00:00"),
    iso.replace("Z", ""),
    seconds.replace("T", " "),
    iso.slice(0, 10),
    digits.slice(0, 14),
    digits,
    date.toUTCString(),
    date.toString(),
  ];
}

/** A number of eight bytes, as serialisers of Java, C#, Go and Python write it. */
function toBinary(timestamp: number): Buffer[] {
  return [true, false].flatMap((isBig) => {
    const bytes = Buffer.alloc(8);
    if (isBig) bytes.writeBigInt64BE(BigInt(timestamp));
    else bytes.writeBigInt64LE(BigInt(timestamp));
    return [bytes];
  });
}
