import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { classifyText } from "../../src/mock/signature/diagnose-text.ts";
import { messageVariants } from "../../src/mock/signature/message-variants.ts";
import { signatureMistakes } from "../../src/mock/signature/mistakes.ts";
import { verifySignature } from "../../src/mock/signature/verify-signature.ts";

interface Vectors {
  developerKey: string;
  accessKey: string;
  timestamp: string;
  method: string;
  target: string;
  host?: string;
  body: string;
  right: string;
  cases: { diagnosis: string; name: string; signature: string }[];
}

/** Vectors of several requests, each with an access key of another shape. */
interface VectorsByKey extends Pick<Vectors, "developerKey" | "timestamp" | "host"> {
  requests: Record<string, Pick<Vectors, "accessKey" | "method" | "target" | "body">>;
  cases: (Vectors["cases"][number] & { profile: string })[];
}

// Made by other programs: see the scripts beside them.
const vectors = readVectors("wrong-signatures");
const mistakesOfPrograms = readVectors("program-mistakes");
const mistakesByKey = JSON.parse(
  readFileSync(new URL("../vectors/mistakes-by-key.json", import.meta.url), "utf8"),
) as VectorsByKey;
const { developerKey, accessKey, method, target } = vectors;
const now = Number(vectors.timestamp);

const base = {
  developer_key: developerKey,
  "secret-key": vectors.right,
  "secret-key-timestamp": vectors.timestamp,
};

function readVectors(name: string): Vectors {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
}

function mac(key: string | Buffer, message: string | Buffer, algorithm = "sha256"): Buffer {
  return createHmac(algorithm, key).update(message).digest();
}

const macOf = (...of: Parameters<typeof mac>) => mac(...of).toString("base64");
const sha1 = (key: string, message: string) => macOf(key, message, "sha1");
const encode = (text: string) => Buffer.from(text).toString("base64");
const wide = (text: string) => Buffer.from(text, "utf16le");
const signRaw = (message: string) => macOf(accessKey, message);
const signRight = (message: string) => macOf(encode(accessKey), message);
const rightBytes = Buffer.from(vectors.right, "base64");

function verify(headers: Partial<Record<keyof typeof base, string | string[]>>) {
  const all = Object.entries({ ...base, ...headers }).map(([name, value]) => [name, [value].flat()]);
  const request = { method, target, headers: Object.fromEntries(all), body: Buffer.from(vectors.body) };
  const policy = { developerKey, accessKey, clock: () => now, clockWindowMs: 120_000, verifySignature: true };
  const { authError, mistakes = [], missing } = verifySignature(request, policy) ?? {};
  return { authError, diagnosis: mistakes.join(", "), missing };
}

function diagnose(signature: string, vector: Omit<Vectors, "cases" | "right">): string | undefined {
  const { timestamp, host, body, ...request } = vector;
  const headers = {
    developer_key: [request.developerKey],
    "secret-key": [signature],
    "secret-key-timestamp": [timestamp],
    host: host === undefined ? undefined : [host],
  };
  const policy = {
    ...request,
    clock: () => Number(timestamp),
    clockWindowMs: 120_000,
    verifySignature: true,
  };
  const { mistakes } = verifySignature({ ...request, headers, body: Buffer.from(body) }, policy) ?? {};
  return mistakes?.join(", ");
}

describe("verifySignature", () => {
  it("accepts the signature of another program", () => {
    expect(verify({})).toEqual({ authError: undefined, diagnosis: "", missing: undefined });
  });

  it.each(vectors.cases)("diagnoses $diagnosis: $name", ({ diagnosis, signature }) => {
    const { authError, diagnosis: found } = verify({ "secret-key": signature });
    expect({ authError, found }).toEqual({ authError: "invalid_signature", found: diagnosis });
  });

  it.each(mistakesOfPrograms.cases)("diagnoses $diagnosis of $name", ({ diagnosis, signature }) => {
    expect(diagnose(signature, mistakesOfPrograms)).toBe(diagnosis);
  });

  it.each(mistakesByKey.cases)("diagnoses $diagnosis of $profile key, $name", (vector) => {
    const { cases: _, requests, ...shared } = mistakesByKey;
    const request = requests[vector.profile] as VectorsByKey["requests"][string];
    expect(diagnose(vector.signature, { ...shared, ...request })).toBe(vector.diagnosis);
  });

  it("names nearly every mistake of the programs", () => {
    const unknown = mistakesOfPrograms.cases.filter(({ diagnosis }) => diagnosis === "unknown-signature");
    expect(unknown.length / mistakesOfPrograms.cases.length).toBeLessThan(0.05);
  });

  it.each([
    ["seconds", "1700000000", "timestamp-in-seconds"],
    ["microseconds", "1700000000123456", "timestamp-in-microseconds"],
    ["nanoseconds", "1700000000123456789", "timestamp-in-microseconds"],
    ["yyyyMMddHHmmss", "20231114221320", "timestamp-is-a-date"],
    ["yyyyMMddHHmmssSSS", "20231114221320123", "timestamp-is-a-date"],
    ["12 digits", "170000000012", "timestamp-not-13-digits"],
    ["a leading zero", "0700000000123", "timestamp-not-13-digits"],
    ["an ISO date", "2023-11-14T22:13:20Z", "timestamp-not-a-number"],
    ["an exponent", "1.7e12", "timestamp-not-a-number"],
    ["a fraction", "1700000000123.0", "timestamp-not-a-number"],
    ["a sign", "+1700000000123", "timestamp-not-a-number"],
    ["undefined", "undefined", "placeholder-sent"],
    ["a template", "{{timestamp}}", "placeholder-sent"],
  ])("diagnoses a timestamp of %s, %s, as %s", (_, timestamp, diagnosis) => {
    expect(verify({ "secret-key-timestamp": timestamp })).toMatchObject({
      authError: "invalid_timestamp",
      diagnosis,
    });
  });

  it.each([
    ["unknown_developer_key", "unknown-developer-key", { developer_key: `${developerKey}x` }],
    ["unknown_developer_key", "placeholder-sent", { developer_key: "undefined" }],
    [
      "unknown_developer_key",
      "swapped-headers",
      { developer_key: vectors.right, "secret-key": developerKey },
    ],
    ["unknown_developer_key", "access-key-sent", { developer_key: accessKey }],
    ["invalid_signature", "access-key-sent", { "secret-key": accessKey }],
    ["invalid_signature", "duplicate-header", { "secret-key": [vectors.right, vectors.right] }],
    [
      "invalid_timestamp",
      "swapped-headers",
      { "secret-key": vectors.timestamp, "secret-key-timestamp": vectors.right },
    ],
  ] as const)("refuses with %s and %s: %j", (authError, diagnosis, headers) => {
    expect(verify({ ...headers } as Record<string, string>)).toMatchObject({ authError, diagnosis });
  });

  it("recognises keys that are swapped in the settings", () => {
    // printf %s 1700000000123 | openssl dgst -sha256 -hmac "$(printf %s developer-key-0001 | base64)" -binary | base64
    const signature = "ts5Gp02lwjRqN26U+e9i0bb2JL4ydBNXOQ0eNUOszPY=";
    expect(verify({ developer_key: accessKey, "secret-key": signature })).toMatchObject({
      authError: "unknown_developer_key",
      diagnosis: "keys-swapped",
    });
  });

  it.each([
    ["keys-swapped, raw-key", mac(developerKey, vectors.timestamp).toString("base64")],
    ["keys-swapped, hex-digest", mac(encode(developerKey), vectors.timestamp).toString("hex")],
    // The access key signs, so that only the header is wrong.
    ["access-key-sent", vectors.right],
    ["access-key-sent", macOf(encode(accessKey + developerKey), vectors.timestamp)],
    ["access-key-sent", "undefined"],
    ["access-key-sent", Buffer.alloc(32).toString("base64")],
  ])("diagnoses %s when the access key is sent as the developer key with %s", (diagnosis, signature) => {
    expect(verify({ developer_key: accessKey, "secret-key": signature })).toMatchObject({ diagnosis });
  });

  it.each([
    ["credentials of HTTP", encode(`${developerKey}:${accessKey}`)],
    ["credentials of HTTP with their scheme", `Basic ${encode(`${developerKey}:${accessKey}`)}`],
    ["a token of HTTP", `Bearer ${accessKey}`],
    ["both keys", `${developerKey}:${accessKey}`],
    ["the key before the timestamp", encode(accessKey + vectors.timestamp)],
  ])("warns of an access key that was sent with more: %s", (_, signature) => {
    expect(verify({ "secret-key": signature })).toMatchObject({ diagnosis: "access-key-sent" });
  });

  it.each<[string, Parameters<typeof verify>[0]]>([
    [
      "before a signature",
      { "secret-key": `${accessKey} ${macOf(encode(developerKey), vectors.timestamp)}` },
    ],
    ["beside a timestamp that nobody can sign", { developer_key: accessKey, "secret-key-timestamp": "now" }],
  ])("warns of an access key that was sent %s, and of nothing else", (_, headers) => {
    expect(verify(headers)).toMatchObject({ diagnosis: "access-key-sent" });
  });

  it("takes no short access key for one that was sent", () => {
    const headers = { ...base, "secret-key": macOf(encode("="), vectors.timestamp) };
    const request = {
      ...{ method, target, body: Buffer.from("") },
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    };
    const policy = { clock: () => now, clockWindowMs: 120_000, verifySignature: true };
    expect(verifySignature(request, { ...policy, developerKey, accessKey: "=" })).toBeUndefined();
  });

  it("finds the timestamp of a clock of milliseconds when whole seconds were sent", () => {
    const [sent, signed] = ["1700000000000", "1700000000871"];
    const signature = mac(encode(accessKey), signed).toString("base64");
    expect(verify({ "secret-key": signature, "secret-key-timestamp": sent })).toMatchObject({
      diagnosis: "timestamp-mismatch",
    });
  });

  it.each([
    // Python: str(hmac.new(base64.b64encode(access_key), timestamp, "sha256").digest())
    [
      "bytes-literal",
      "a single quote",
      "1700000000149",
      String.raw`b"l\xbd\xe8\xc6\xc7\xda\xfc\xb9o'?1\x07\xe2cT\xdf[\xea\xd9\xfd\x07\xd3x\x94\x88\xe7\xefT\xfd\xe0\x90"`,
    ],
    [
      "bytes-literal",
      "quotes of both kinds",
      "1700000000260",
      String.raw`b'Y\xb2\xfe%\xcc\xdb\xc0A\x0e*\xfe p\xfe\xa4FK"V,\xf4\r\xb7H"\'{\xb8\xecU\x9bJ'`,
    ],
    ["timestamp-format", "Double.toString of Java", "2000000000000", signRight("2.0E12")],
  ])("diagnoses %s with %s at %s", (diagnosis, _, timestamp, signature) => {
    expect(diagnose(signature, { ...vectors, timestamp })).toBe(diagnosis);
  });

  it.each([
    ["Honolulu", 600, "2023-11-14T12:13:20-10:00"],
    ["Honolulu", 600, "11/14/2023, 12:13:20 PM"],
    ["Helsinki", -120, "2023-11-15T00:13:20.123+0200"],
    ["Helsinki", -120, "15/11/2023, 12:13:20 am"],
    ["St. John's", 210, "2023-11-14 18:43:20.123-03:30"],
  ])("finds the date that a machine in %s writes, %i minutes from UTC: %s", (_, minutes, date) => {
    vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(minutes);
    onTestFinished(() => void vi.restoreAllMocks());
    expect(verify({ "secret-key": signRight(date) })).toMatchObject({ diagnosis: "timestamp-format" });
  });

  it.each([
    [
      "body-included",
      "the hash of the body",
      (text: string) => createHash("sha256").update(text).digest("hex"),
    ],
    ["unknown-signature", "a field of the body", () => `${vectors.timestamp}Karan`],
    ["unknown-signature", "the body", (text: string) => text],
  ])("diagnoses %s of %s, where the body is large", (diagnosis, _, makeMessage) => {
    const large = JSON.stringify({ name: "Karan", note: "x".repeat(5_000) });
    expect(diagnose(signRight(makeMessage(large)), { ...vectors, body: large })).toBe(diagnosis);
  });

  it("finds the whole groups of a key that Go decodes up to a character that it does not take", () => {
    const signature = macOf(Buffer.from("abcd", "base64"), vectors.timestamp);
    expect(diagnose(signature, { ...vectors, accessKey: "abcdef-0123456789" })).toBe("decoded-key");
  });

  it.each(["null", "7", "{"])("diagnoses a signature beside the body %s, which has no fields", (body) => {
    expect(diagnose(signRaw(vectors.timestamp), { ...vectors, body })).toBe("raw-key");
  });

  it.each<[diagnosis: string, name: string, signature: string]>([
    ["raw-key, timestamp-mismatch", "a clock that was read twice", signRaw("1700000000125")],
    ["raw-key, developer-key-included", "both and a raw key", signRaw(developerKey + vectors.timestamp)],
    [
      "raw-key, wrong-charset",
      "Encoding.Unicode throughout",
      macOf(wide(accessKey), wide(vectors.timestamp)),
    ],
    ["wrong-charset", "Encoding.Unicode of base64", macOf(wide(encode(accessKey)), wide(vectors.timestamp))],
    ["raw-key, newline-in-key", "a raw key and echo", macOf(`${accessKey}\n`, vectors.timestamp)],
    ["raw-key, timestamp-format", "a raw key and JSON", signRaw(JSON.stringify(vectors.timestamp))],
    ["timestamp-format", "toLocaleString of Germany", signRight("1.700.000.000.123")],
    ["timestamp-format", "toString(36)", signRight(now.toString(36))],
    ["request-included", "the method alone", signRight(method)],
    ["developer-key-included", "a hyphen between", signRight(`${developerKey}-${vectors.timestamp}`)],
    ["body-included", "base64 of the body", signRight(encode(vectors.body))],
    ["wrong-hash", "base64 of the timestamp", encode(vectors.timestamp)],
    ["key-and-message-swapped, wrong-hash", "swapped, and SHA-1", sha1(vectors.timestamp, encode(accessKey))],
    ["hex-digest", "0x before the digits", `0x${rightBytes.toString("hex")}`],
    ["hex-digest", "escapes", rightBytes.toString("hex").replace(/../g, "\\x$&")],
    [
      "hex-digest",
      "a list of numbers",
      rightBytes
        .toString("hex")
        .replace(/..(?=.)/g, "0x$&, ")
        .replace(/..$/, "0x$&"),
    ],
    ["prefix-in-header, hex-digest", "t= and v1=", `t=${vectors.timestamp},v1=${rightBytes.toString("hex")}`],
    ["percent-encoded", "encoded twice", encodeURIComponent(encodeURIComponent(vectors.right))],
    ["bytes-as-list", "JSON of a Uint8Array", JSON.stringify(new Uint8Array(rightBytes))],
    ["wrong-encoding", "words in the other order", Buffer.from(rightBytes).swap32().toString("base64")],
    ["wrong-encoding", "bytes in the other order", Buffer.from(rightBytes).reverse().toString("base64")],
    ["wrong-encoding", "bits", [...rightBytes].map((byte) => byte.toString(2).padStart(8, "0")).join("")],
    [
      "wrong-charset, hex-digest",
      "UTF-16 of the digits",
      wide(rightBytes.toString("hex")).toString("base64"),
    ],
    [
      "wrong-charset, hex-digest",
      "UTF-16 of BitConverter.ToString",
      wide(rightBytes.toString("hex").replace(/..(?=.)/g, "$&-")).toString("base64"),
    ],
    [
      "wrong-charset, double-encoded",
      "UTF-16 of a line of base64",
      wide(`${vectors.right}\r\n`).toString("base64"),
    ],
    ["newline-in-signature", "blanks within", vectors.right.replace(/.{20}/g, "$& ")],
    [
      "message-not-hashed",
      "Sum(key)",
      Buffer.concat([Buffer.from("any text"), rightBytes]).toString("base64"),
    ],
    ["object-sent", "a pointer", "0xc000010200"],
    ["object-sent", "a memoryview of Python", "<memory at 0x7f2c1e3b5a00>"],
    [
      "wrong-encoding",
      "int.from_bytes(digest, 'little')",
      String(BigInt(`0x${Buffer.from(rightBytes).reverse().toString("hex")}`)),
    ],
  ])("diagnoses %s of %s", (diagnosis, _, signature) => {
    expect(verify({ "secret-key": signature })).toMatchObject({ diagnosis });
  });

  it.each([
    ["missing_signing_headers", ["secret-key"], { "secret-key": "" }],
    [
      "missing_signing_headers",
      ["secret-key", "secret-key-timestamp"],
      { "secret-key": [], "secret-key-timestamp": [] },
    ],
    ["unknown_developer_key", ["developer_key"], { developer_key: [] }],
  ])("says %s and names %j", (authError, missing, headers) => {
    expect(verify(headers)).toEqual({ authError, diagnosis: "missing-header", missing });
  });

  it.each([
    ["a body of nested lists", { body: "[".repeat(500) + "]".repeat(500), target }],
    ["a body of some size", { body: JSON.stringify({ name: "x".repeat(2_500) }), target }],
    ["a large body", { body: JSON.stringify({ name: "x".repeat(5_000) }), target }],
    ["a long path", { body: "", target: `${target}${"/9".repeat(6_000)}` }],
    ["a long query", { body: "", target: `${target}?${"a=1&".repeat(3_000)}` }],
  ])("makes short messages of %s", (_, { body, target: sent }) => {
    const messages = messageVariants({
      ...{ developerKey, accessKey, timestamp: now, method },
      ...{ body: Buffer.from(body), target: sent },
    });
    const lengths = messages.map(({ bytes }) => bytes.length);
    expect(lengths.reduce((sum, length) => sum + length)).toBeLessThan(100_000);
  });

  it.each(["base64", "hex"] as const)("takes no digest in %s for a text", (encoding) => {
    const digests = Array.from({ length: 20_000 }, (_, index) =>
      createHash("sha512").update(String(index)).digest(encoding),
    );
    expect(digests.filter(classifyText)).toEqual([]);
  });

  it.each([
    ["reads as text", "a", "object-sent"],
    ["is not UTF-8", "\xff", undefined],
    ["holds a control character", "\x01", undefined],
  ])("takes base64 that %s for what it is", (_, first, kind) => {
    expect(classifyText(Buffer.from(`${first}=>`, "latin1").toString("base64"))).toBe(kind);
  });

  it("has a case for each mistake", () => {
    const known = new Set([
      ...[vectors, mistakesOfPrograms].flatMap(({ cases }) =>
        cases.flatMap(({ diagnosis }) => diagnosis.split(", ")),
      ),
      ...[
        "timestamp-in-seconds",
        "timestamp-in-microseconds",
        "timestamp-is-a-date",
        "timestamp-not-13-digits",
      ],
      ...["timestamp-not-a-number", "unknown-developer-key", "swapped-headers", "access-key-sent"],
      ...["duplicate-header", "missing-header", "keys-swapped"],
      // In verify-signature.test.ts, because they need a clock or a request before.
      ...["timestamp-stale", "timestamp-in-future", "timestamp-reused"],
    ]);
    expect(Object.keys(signatureMistakes).filter((code) => !known.has(code))).toEqual([]);
  });
});
