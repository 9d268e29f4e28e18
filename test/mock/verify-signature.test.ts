import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { request } from "node:http";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
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

describe("verifySignature", () => {
  beforeEach(() => mock.reset());

  it("refuses with the documented body, a sentence that helps, and no secret", async () => {
    const { diagnosis, text } = await send(headersOf(sign(String(now), accessKey)));
    expect(diagnosis).toBe("raw-key");
    expect(JSON.parse(text)).toMatchObject({
      status: expect.any(Number),
      response_status_id: expect.any(Number),
      message: expect.stringMatching(/\w.{20,}\.$/),
    });
    for (const secret of [accessKey, encodedKey, developerKey]) expect(text).not.toContain(secret);
  });

  it("names the header that is missing", async () => {
    const { diagnosis, text } = await send({
      developer_key: developerKey,
      "secret-key-timestamp": String(now),
    });
    expect(diagnosis).toBe("missing-header");
    expect(JSON.parse(text).message).toMatch(/^Missing or empty: secret-key\. /);
  });

  it("refuses timestamps beyond the window of two minutes", async () => {
    const diagnoses: [number, string][] = [
      [now - 120_001, "timestamp-stale"],
      [now + 120_001, "timestamp-in-future"],
    ];
    for (const [timestamp, diagnosis] of diagnoses) {
      expect(await send(headersOf(sign(String(timestamp)), timestamp))).toMatchObject({ diagnosis });
    }
  });

  it("takes a timestamp once, until reset()", async () => {
    const headers = headersOf(sign(String(now)));
    expect((await send(headers)).status).toBe(200);
    expect(await send(headers)).toMatchObject({ diagnosis: "timestamp-reused" });
    expect((await send(headersOf(sign(String(now + 1)), now + 1))).status).toBe(200);
    mock.reset();
    expect((await send(headers)).status).toBe(200);
  });

  it("does not spend the timestamp of a request with a wrong signature", async () => {
    expect((await send(headersOf("wrong"))).status).not.toBe(200);
    expect((await send(headersOf(sign(String(now))))).status).toBe(200);
  });

  it("recognises a signature that was accepted before, however long ago", async () => {
    const kept = sign(String(now - 7_777));
    expect((await send(headersOf(kept, now - 7_777))).status).toBe(200);
    expect(await send(headersOf(kept))).toMatchObject({ diagnosis: "signature-kept" });
  });

  it("accepts timestamps up to the edge of the window", async () => {
    for (const timestamp of [now - 120_000, now + 120_000]) {
      expect((await send(headersOf(sign(String(timestamp)), timestamp))).status).toBe(200);
    }
  });

  it("accepts another body under the same signature, because the scheme does not protect the body", async () => {
    const changed = JSON.stringify({ ...JSON.parse(body), name: "Somebody Else" });
    expect((await send(headersOf(sign(String(now))), changed)).status).toBe(200);
  });
});

describe("verifySignature with signatures made elsewhere", () => {
  beforeEach(() => mock.reset());

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
