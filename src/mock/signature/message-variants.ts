import { createHash } from "node:crypto";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import { formatDates } from "./format-date.ts";
import { formatNumber, toBinary, wrapTimestamp } from "./format-timestamp.ts";
import { listKnownHashes } from "./list-known-hashes.ts";
import { listBodies, listFields, listPlaces } from "./request-texts.ts";
import {
  absentTexts,
  inOtherCharsets,
  listVariants,
  type Message,
  objectTexts,
  type SignatureMaterial,
  type Variants,
} from "./variants.ts";

/** The texts and bytes that people use as the message: the right one first. */
export function messageVariants(material: SignatureMaterial): Message[] {
  return listVariants(makeMessageVariants(material));
}

function makeMessageVariants(material: SignatureMaterial): Variants[] {
  const { timestamp, developerKey, accessKey, method } = material;
  const text = String(timestamp);
  const bodies = listBodies(material);
  const fields = listFields(material);
  const [path = "/", ...places] = listPlaces(material);
  const bothWays = (part: string, separators = likelySeparators) =>
    separators.flatMap((by) => [text + by + part, part + by + text]);
  return [
    [[], [text], "common"],
    [
      "timestamp-mismatch",
      [String(Math.floor(timestamp / 1000)), String(Math.round(timestamp / 1000))],
      "common",
    ],
    ["timestamp-mismatch", [String(timestamp - (timestamp % 1000)), `${text}000`, `${text}000000`]],
    ["timestamp-mismatch", [String(timestamp - (timestamp % 60_000)), ...listOtherZones(timestamp)]],
    ["newline-in-message", [`${text}\n`], "common"],
    ["newline-in-message", [`${text}\r\n`, `${text}\r`, `${text}\\n`, `-n ${text}\n`, `-e ${text}\n`]],
    ["message-repeated", [text + text], "common"],
    ["timestamp-format", [...listLikelyForms(timestamp)], "common"],
    ["timestamp-format", [...wrapTimestamp(text), ...formatNumber(timestamp), ...formatDates(timestamp)]],
    ["timestamp-format", toBinary(timestamp)],
    ["wrong-charset", [Buffer.from(text, "utf16le")], "common"],
    ["wrong-charset", inOtherCharsets(text)],
    ["hashed-message", hashes.flatMap((algorithm) => hashText(algorithm, text))],
    ["timestamp-format", [encodeKey(text)], "common"],
    ["timestamp-format", [Buffer.from(text).toString("hex")]],
    ["empty-message", [""]],
    ["placeholder-sent", [...absentTexts, ...unfilledTexts]],
    ["object-sent", [...objectTexts, "function now() { [native code] }"]],
    ["body-included", bodies.sent.flatMap((body) => [body, text + body]), "common"],
    ["body-included", bodies.sent.flatMap((body) => [...bothWays(body), encodeKey(body)])],
    ["body-included", bodies.rewritten.flatMap((body) => [body, text + body, body + text])],
    ["body-included", bodies.hashes.flatMap((hash) => [hash, text + hash, hash + text])],
    ["developer-key-included", [developerKey, ...bothWays(developerKey, separators)]],
    [
      "access-key-included",
      [accessKey, encodeKey(accessKey)].flatMap((key) => [key, ...bothWays(key, ["", ":"])]),
    ],
    ["request-included", [...bothWays(path), path, method, method + text, text + method]],
    ["request-included", [...places.flatMap((at) => [at, text + at, at + text])]],
    ["request-included", [path, ...places].flatMap((at) => describeRequest(method, at, text))],
    [
      "request-included",
      describeRequests(method, [path, ...places].slice(0, 2), text, [...bodies.sent, ...bodies.hashes]),
    ],
    [
      "fields-included",
      fields.flatMap((field) => [field, text + field, field + text, `${text}|${field}`, `${text}:${field}`]),
    ],
    ["fields-included", pairs(fields).flatMap(([a, b]) => [text + a + b, a + b + text])],
  ];
}

const likelySeparators = ["", "\n", "|", ":", "."];
const separators = [...likelySeparators, "-", "_", ",", " ", ";", "/", "#", "&", "~", "+"];

const unfilledTexts = ["timestamp", "ts", "TIMESTAMP", "TS"].flatMap((name) => [
  ...[name, `$${name}`, `\${${name}}`, `{${name}}`, `{{${name}}}`],
]);

/** The timestamp of a clock of India, and of this machine, that is taken for UTC. */
function listOtherZones(timestamp: number): string[] {
  const here = -new Date(timestamp).getTimezoneOffset();
  return [330, here]
    .flatMap((minutes) => [timestamp + minutes * 60_000, timestamp - minutes * 60_000])
    .map(String);
}

function listLikelyForms(timestamp: number): string[] {
  const iso = new Date(timestamp).toISOString();
  return [iso, `${iso.slice(0, 19)}Z`, `${timestamp}.0`, String(timestamp / 1000)];
}

const hashes = listKnownHashes(["sha256", "md5", "sha1"]);

function hashText(algorithm: string, text: string): (string | Buffer)[] {
  const digest = createHash(algorithm).update(text).digest();
  return [digest, digest.toString("hex"), digest.toString("base64")];
}

function describeRequest(method: string, at: string, text: string): string[] {
  return [
    ...["\n", "", "|"].flatMap((by) => [[method, at, text].join(by), [text, method, at].join(by)]),
    ...["\n", "", " "].map((by) => method + by + at),
  ];
}

function describeRequests(method: string, places: string[], text: string, bodies: string[]): string[] {
  return bodies.flatMap((body) =>
    places.flatMap((at) =>
      ["\n", ""].flatMap((by) => [[method, at, text, body].join(by), [text, method, at, body].join(by)]),
    ),
  );
}

function pairs(values: string[]): [string, string][] {
  const first = values.slice(0, 4);
  return first.flatMap((a) => first.filter((b) => b !== a).map((b): [string, string] => [a, b]));
}
