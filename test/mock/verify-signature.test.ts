import { execFile } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";

const run = promisify(execFile);

// Keys chosen so that each mistake shows: the base64 text has + and /, padding, and more than 76 characters.
const developerKey = "developer-key-0001";
const accessKey = `access-key->>>???-with-a-length-that-makes-base64-break-its-lines-~~~~-${"x".repeat(12)}`;
const encodedKey = Buffer.from(accessKey).toString("base64");
const now = 1_700_000_000_000;
const body = JSON.stringify({
  initiator_id: "9962981729",
  user_code: "20810200",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road"],
});

const mock = await startMockServer({ developerKey, accessKey, clock: () => now });
afterAll(() => mock.close());

/** Finds a timestamp whose right signature has the property that a mistake needs to show. */
function findTimestamp(isFit: (signature: string) => boolean): number {
  for (let timestamp = now; timestamp < now + 1000; timestamp++) {
    if (isFit(sign(String(timestamp)))) return timestamp;
  }
  throw new Error("No timestamp shows this mistake.");
}

function sign(message: string, key: string | Buffer = encodedKey, algorithm = "sha256"): string {
  return createHmac(algorithm, key).update(message).digest("base64");
}

/** Sends a request with exactly these headers; fetch would join what comes twice. */
async function send(headers: Record<string, string | string[]>, sentBody = body) {
  return new Promise<{ status: number; diagnosis: unknown; text: string }>((resolve, reject) => {
    const call = request(
      `${mock.url}/customer/account/9444444444`,
      { method: "POST", headers: { "content-type": "application/json", ...headers } },
      async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, diagnosis: response.headers["x-mock-diagnosis"], text });
      },
    );
    call.on("error", reject).end(sentBody);
  });
}

function headersOf(signature: string, timestamp: string | number = now, key = developerKey) {
  return { developer_key: key, "secret-key": signature, "secret-key-timestamp": String(timestamp) };
}

const right = sign(String(now));
const withPlus = findTimestamp((signature) => /[+/]/.test(signature));

const mistakes: Record<string, Record<string, Record<string, string | string[]>>> = {
  "missing-header": {
    "no signature": { developer_key: developerKey, "secret-key-timestamp": String(now) },
    "an empty signature": headersOf(""),
    "another spelling of a name": { ...headersOf(right), "secret-key": [], secret_key: right },
  },
  "duplicate-header": { "the signature twice": { ...headersOf(right), "secret-key": [right, right] } },
  "access-key-sent": {
    "the access key as the signature": headersOf(accessKey),
    "its base64 text as the developer key": headersOf(right, now, encodedKey),
  },
  "swapped-headers": {
    "developer key and signature": headersOf(developerKey, now, right),
    "signature and timestamp": headersOf(String(now), right),
  },
  "unknown-developer-key": { "a developer key with a typo": headersOf(right, now, `${developerKey}x`) },
  "timestamp-not-a-number": {
    "a date": headersOf(sign("2023-11-14T22:13:20Z"), "2023-11-14T22:13:20Z"),
    "an exponent": headersOf(sign("1.7e12"), "1.7e12"),
    "a fraction": headersOf(sign(`${now}.0`), `${now}.0`),
    "a sign": headersOf(sign(`+${now}`), `+${now}`),
  },
  "timestamp-in-seconds": { seconds: headersOf(sign("1700000000"), "1700000000") },
  "timestamp-stale": {
    "a timestamp of 5 minutes and 1 ms ago": headersOf(sign(String(now - 300_001)), now - 300_001),
  },
  "timestamp-in-future": {
    "a timestamp in 5 minutes and 1 ms": headersOf(sign(String(now + 300_001)), now + 300_001),
    microseconds: headersOf(sign(`${now}000`), `${now}000`),
    nanoseconds: headersOf(sign(`${now}000000`), `${now}000000`),
  },
  "timestamp-mismatch": {
    "the clock read twice": headersOf(sign(String(now - 3)), now),
    "seconds signed, milliseconds sent": headersOf(sign("1700000000"), now),
  },
  "empty-key": {
    "no access key": headersOf(sign(String(now), "")),
    "an access key that is undefined": headersOf(
      sign(String(now), Buffer.from(String(undefined)).toString("base64")),
    ),
  },
  "raw-key": { "the access key as it is": headersOf(sign(String(now), accessKey)) },
  "decoded-key": {
    "the access key decoded": headersOf(sign(String(now), Buffer.from(accessKey, "base64"))),
  },
  "hex-digest": {
    "hexadecimal digits": headersOf(Buffer.from(right, "base64").toString("hex")),
    "hexadecimal digits in base64": headersOf(
      Buffer.from(Buffer.from(right, "base64").toString("hex")).toString("base64"),
    ),
  },
  "key-and-message-swapped": { "key and message swapped": headersOf(sign(encodedKey, String(now))) },
  "url-safe-base64": {
    "a URL-safe signature": headersOf(
      sign(String(withPlus)).replaceAll("+", "-").replaceAll("/", "_"),
      withPlus,
    ),
    "a URL-safe key": headersOf(sign(String(now), encodedKey.replaceAll("+", "-").replaceAll("/", "_"))),
  },
  "padding-stripped": { "a signature without =": headersOf(right.replace("=", "")) },
  "newline-in-key": {
    "echo before base64": headersOf(sign(String(now), Buffer.from(`${accessKey}\n`).toString("base64"))),
    "lines of 76 characters": headersOf(
      sign(String(now), `${encodedKey.slice(0, 76)}\n${encodedKey.slice(76)}\n`),
    ),
  },
  "newline-in-message": { "echo before openssl": headersOf(sign(`${now}\n`)) },
  "wrong-hash": {
    "SHA-1": headersOf(sign(String(now), encodedKey, "sha1")),
    "SHA-512": headersOf(sign(String(now), encodedKey, "sha512")),
    "a plain hash": headersOf(createHash("sha256").update(`${encodedKey}${now}`).digest("base64")),
  },
  "body-included": { "timestamp and body": headersOf(sign(`${now}${body}`)) },
  "developer-key-as-key": {
    "the developer key": headersOf(sign(String(now), Buffer.from(developerKey).toString("base64"))),
  },
  "double-encoded": {
    "the key encoded twice": headersOf(sign(String(now), Buffer.from(encodedKey).toString("base64"))),
    "the signature encoded twice": headersOf(Buffer.from(right).toString("base64")),
    "a percent-encoded signature": headersOf(encodeURIComponent(sign(String(withPlus))), withPlus),
  },
  "unknown-signature": {
    "another access key": headersOf(sign(String(now), "another key")),
    "no encoding at all": headersOf("not base64!"),
  },
  "raw-key, hex-digest": {
    "two mistakes at once": headersOf(createHmac("sha256", accessKey).update(String(now)).digest("hex")),
  },
};

describe("verifySignature", () => {
  for (const [code, cases] of Object.entries(mistakes)) {
    for (const [name, headers] of Object.entries(cases)) {
      it(`diagnoses ${name} as ${code}`, async () => {
        const { status, diagnosis, text } = await send(headers);
        expect({ status, diagnosis }).toEqual({ status: 403, diagnosis: code });
        expect(JSON.parse(text)).toEqual({
          status: 1,
          response_status_id: -1,
          message: expect.stringMatching(/\w.{20,}\.$/),
          data: {},
        });
        for (const secret of [accessKey, encodedKey, developerKey, right]) expect(text).not.toContain(secret);
      });
    }
  }

  it("has a test for each code", async () => {
    const { signatureMistakes } = await import("../../src/mock/signature/mistakes.ts");
    expect(Object.keys(mistakes).filter((code) => !code.includes(","))).toEqual(
      expect.arrayContaining(Object.keys(signatureMistakes)),
    );
  });

  it("accepts timestamps up to the edge of the window", async () => {
    for (const timestamp of [now - 300_000, now + 300_000]) {
      expect((await send(headersOf(sign(String(timestamp)), timestamp))).status).toBe(200);
    }
  });

  it("accepts another body under the same signature, for the scheme does not protect the body", async () => {
    const changed = JSON.stringify({ ...JSON.parse(body), name: "Somebody Else" });
    expect((await send(headersOf(right))).status).toBe(200);
    expect((await send(headersOf(right), changed)).status).toBe(200);
  });
});

describe("verifySignature with signatures made elsewhere", () => {
  const shell = `printf %s "$1" | openssl dgst -sha256 -hmac "$(printf %s "$2" | openssl base64 -A)" -binary | openssl base64 -A`;
  const python = `import base64, hashlib, hmac, sys
key = base64.b64encode(sys.argv[2].encode())
print(base64.b64encode(hmac.new(key, sys.argv[1].encode(), hashlib.sha256).digest()).decode(), end="")`;
  const php = "echo base64_encode(hash_hmac('sha256', $argv[1], base64_encode($argv[2]), true));";
  const perl = "print encode_base64(hmac_sha256($ARGV[0], encode_base64($ARGV[1], '')), '');";
  const languages: [string, string, string[]][] = [
    ["openssl on the shell", "sh", ["-c", shell, "sh"]],
    ["Python", "python3", ["-c", python]],
    ["PHP", "php", ["-r", php, "--"]],
    ["Perl", "perl", ["-MDigest::SHA=hmac_sha256", "-MMIME::Base64", "-e", perl]],
  ];

  for (const [name, command, args] of languages) {
    it(`accepts the signature of ${name}`, async (context) => {
      const signature = await run(command, [...args, String(now), accessKey]).catch((error) => {
        if (error.code !== "ENOENT") throw error;
        return context.skip(`${command} is not installed`);
      });
      expect(await send(headersOf(signature.stdout))).toMatchObject({ status: 200, diagnosis: undefined });
    });
  }
});
