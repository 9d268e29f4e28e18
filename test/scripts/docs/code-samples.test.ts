import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContract } from "../../../scripts/shared/read-contract.ts";
import { type MockServer, mockKeys, startMockServer } from "../../../src/mock/index.ts";

const folder = resolve("openapi/code-samples");

/** How to run a sample, and one way to make it sign wrongly with what the mock says of it. */
const languages: Record<
  string,
  { command: string[]; inCi?: true; mistake: { from: string; to: string; diagnosis: string } }
> = {
  sh: {
    command: ["sh"],
    inCi: true,
    mistake: {
      from: 'key=$(printf %s "$EKO_ACCESS_KEY" | openssl base64 -A)',
      to: 'key="$EKO_ACCESS_KEY"',
      diagnosis: "raw-key",
    },
  },
  ts: {
    command: [process.execPath, "--import", "tsx"],
    inCi: true,
    // The client signs, so all that a caller can get wrong is the key.
    mistake: {
      from: "process.env.EKO_ACCESS_KEY",
      to: "process.env.EKO_DEVELOPER_KEY",
      diagnosis: "developer-key-as-key",
    },
  },
  py: {
    command: ["python3"],
    inCi: true,
    mistake: {
      from: "time.time_ns() // 1_000_000",
      to: "time.time_ns() // 1_000_000_000",
      diagnosis: "timestamp-in-seconds",
    },
  },
  php: {
    command: ["php"],
    mistake: {
      from: "base64_encode(hash_hmac('sha256', $timestamp, $key, true))",
      to: "hash_hmac('sha256', $timestamp, $key)",
      diagnosis: "hex-digest",
    },
  },
  java: {
    // Half the time to start: what runs once need not be optimised.
    command: ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"],
    mistake: {
      from: "Base64.getEncoder()",
      to: "Base64.getEncoder().withoutPadding()",
      diagnosis: "padding-stripped",
    },
  },
};

// The samples hold the reference of the documented answer, where a reader puts the one that was received.
const documentedReference =
  "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==";

/** What each sample sends and prints, in the order in which a customer is onboarded. */
const journey = [
  {
    name: "onboard-customer",
    request: "POST /ekoapi/v3/customer/account/9444444444",
    body: {
      initiator_id: "9962981729",
      user_code: "20810200",
      client_ref_id: expect.stringMatching(/^\S{10,20}$/),
      name: "Karan Garg",
      dob: "1990-05-15",
      residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
    },
    prints: documentedReference,
  },
  {
    name: "verify-customer-otp",
    request: "POST /ekoapi/v3/customer/account/9444444444/otp/verify",
    body: {
      initiator_id: "9962981729",
      user_code: "20810200",
      client_ref_id: expect.stringMatching(/^\S{10,20}$/),
      otp: "123456",
      otp_ref_id: documentedReference,
    },
    prints: "Karan Garg",
  },
  {
    name: "get-customer",
    request: "GET /ekoapi/v3/customer/profile/9444444444?initiator_id=9962981729&user_code=20810200",
    body: undefined,
    prints: documentedReference,
  },
];

let mock: MockServer;
let workFolder: string;

beforeAll(async () => {
  mock = await startMockServer();
  workFolder = await mkdtemp(join(tmpdir(), "eko-samples-"));
  await writeFile(join(workFolder, "package.json"), '{ "type": "module" }');
}, 30_000);

afterAll(async () => {
  await mock.close();
  await rm(workFolder, { recursive: true });
});

function knownOfCustomer(): Readonly<Record<string, string>> {
  return mock.customer("9444444444").onboarding.known;
}

function runSample(command: string[], file: string): Promise<{ exitCode: number; output: string }> {
  const [program = "", ...args] = command;
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    EKO_BASE_URL: mock.url,
    EKO_DEVELOPER_KEY: mockKeys.developerKey,
    EKO_ACCESS_KEY: mockKeys.accessKey,
  };
  return new Promise((resolve) => {
    execFile(program, [...args, file], { env, timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
  });
}

describe("code samples", () => {
  it("are there for each operation in each language", async () => {
    const expected = journey.flatMap(({ name }) =>
      Object.keys(languages).map((language) => `${name}.${language}`),
    );
    expect((await readdir(folder)).sort()).toEqual(expected.sort());
  });

  it("name the sandbox of the contract and no other host", async () => {
    for (const file of await readdir(folder)) {
      const source = await readFile(join(folder, file), "utf8");
      expect({ file, urls: source.match(/https?:\/\/[^"'})]+/g) }).toEqual({
        file,
        urls: ["https://staging.eko.in/ekoapi/v3"],
      });
    }
  });
});

for (const [language, { command, inCi, mistake }] of Object.entries(languages)) {
  const [program = ""] = command;
  const isMissing = spawnSync(program, ["-h"], { stdio: "ignore" }).error !== undefined;
  const isSkipped = isMissing && !(process.env.CI && inCi);
  if (isSkipped)
    console.warn(`Skipped: the ${language} samples, for there is no ${program} on this machine.`);

  describe.skipIf(isSkipped)(`${language} samples`, () => {
    it("make the journey of the sample customer", async () => {
      mock.reset();
      for (const { name, request, body, prints } of journey) {
        const { otp_ref_id: received = documentedReference } = knownOfCustomer();
        const source = await readFile(join(folder, `${name}.${language}`), "utf8");
        const file = join(workFolder, `${name}.${language}`);
        await writeFile(file, source.replace(documentedReference, received));
        const { exitCode, output } = await runSample(command, file);
        const { otp_ref_id: latest = "" } = knownOfCustomer();
        expect({ name, exitCode, output }).toMatchObject({
          exitCode: 0,
          output: expect.stringContaining(prints.replace(documentedReference, latest)),
        });
        const { method, path, json, status, headers } = mock.journal.at(-1) ?? {};
        const wanted = body && "otp_ref_id" in body ? { ...body, otp_ref_id: received } : body;
        expect({ request: `${method} ${path}`, body: json, status }).toEqual({
          request,
          body: wanted,
          status: 200,
        });
        expect(headers).toMatchObject({ "content-type": "application/json" });
      }
      expect(mock.journal).toHaveLength(journey.length);
    }, 60_000);

    it(`fail when they sign wrongly (${mistake.diagnosis})`, async () => {
      mock.reset();
      const runs = journey.map(async ({ name }) => {
        const source = await readFile(join(folder, `${name}.${language}`), "utf8");
        const broken = source.replace(mistake.from, () => mistake.to);
        expect(broken).not.toBe(source);
        const file = join(workFolder, `${name}.${language}`);
        await writeFile(file, broken);
        return runSample(command, file);
      });
      for (const { exitCode } of await Promise.all(runs)) expect(exitCode).not.toBe(0);
      const refusal = expect.objectContaining({ status: 401, diagnosis: mistake.diagnosis });
      expect(mock.journal).toEqual(journey.map(() => refusal));
    }, 60_000);
  });
}

describe("the signing recipe of the guide", () => {
  it("computes the known answer in a shell", async () => {
    const { document } = await readContract("openapi/openapi.yaml");
    const guide = document.tags.find(({ name }) => name === "Signing")?.description ?? "";
    const file = join(workFolder, "recipe.sh");
    await writeFile(file, /```shell\n(.*?)```/s.exec(guide)?.[1] ?? "");
    expect(await runSample(["sh"], file)).toEqual({
      exitCode: 0,
      output: "VEVTVF9BQ0NFU1NfS0VZX0RPX05PVF9VU0U=\nu30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=\n",
    });
    expect(guide).toContain("# VEVTVF9BQ0NFU1NfS0VZX0RPX05PVF9VU0U=");
    expect(guide).toContain("# u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
  });
});
