import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderSamples } from "../../../scripts/docs/samples/render-samples.ts";
import { readContract } from "../../../scripts/shared/read-contract.ts";
import { type MockServer, mockKeys, startMockServer } from "../../../src/mock/index.ts";
import { useBuiltPackage } from "../../helpers/use-built-package.ts";

const contract = await readContract("openapi/openapi.yaml");
const samples = contract.operations.flatMap((operation) =>
  renderSamples(contract, operation).map((sample) => ({ operation: operation.id, ...sample })),
);

// Half the time to start: what runs once need not be optimised.
const shortLived = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** Per language, the arguments that run several samples in one process; a shell starts a process for each line anyway. */
const runSeveral: Record<string, (files: readonly string[]) => string[]> = {
  TypeScript: importAll,
  "Node.js": importAll,
  Python: (files) => [
    "-c",
    "import runpy, sys\nfor file in sys.argv[1:]: runpy.run_path(file, run_name='__main__')",
    ...files,
  ],
};

function importAll(files: readonly string[]): string[] {
  return [
    "--input-type=module",
    "-e",
    files.map((file) => `await import(${JSON.stringify(file)});`).join("\n"),
  ];
}

const runAll = `class RunAll {
  public static void main(String[] names) throws Exception {
    for (var name : names) {
      var main = Class.forName(name).getDeclaredMethod("main", String[].class);
      main.invoke(null, (Object) names);
    }
  }
}
`;

/** How to run a sample, and one way to make it sign wrongly with what the mock says of it. */
const languages: Record<
  string,
  {
    extension: string;
    command: string[];
    inCi?: true;
    mistake: { from: string; to: string; diagnosis: string };
  }
> = {
  curl: {
    extension: "sh",
    command: ["sh"],
    inCi: true,
    mistake: {
      from: 'key=$(printf %s "$EKO_ACCESS_KEY" | openssl base64 -A)',
      to: 'key="$EKO_ACCESS_KEY"',
      diagnosis: "raw-key",
    },
  },
  TypeScript: {
    extension: "ts",
    command: [process.execPath],
    inCi: true,
    // The client signs, so all that a caller can get wrong is the key.
    mistake: {
      from: "process.env.EKO_ACCESS_KEY",
      to: "process.env.EKO_DEVELOPER_KEY",
      diagnosis: "developer-key-as-key",
    },
  },
  "Node.js": {
    extension: "mjs",
    command: [process.execPath],
    inCi: true,
    mistake: { from: '.digest("base64")', to: '.digest("hex")', diagnosis: "hex-digest" },
  },
  Python: {
    extension: "py",
    command: ["python3"],
    inCi: true,
    mistake: {
      from: "time.time_ns() // 1_000_000",
      to: "time.time_ns() // 1_000_000_000",
      diagnosis: "timestamp-in-seconds",
    },
  },
  PHP: {
    extension: "php",
    command: ["php"],
    mistake: {
      from: "base64_encode(hash_hmac('sha256', $timestamp, $key, true))",
      to: "hash_hmac('sha256', $timestamp, $key)",
      diagnosis: "hex-digest",
    },
  },
  Java: {
    extension: "java",
    command: ["java", ...shortLived],
    mistake: {
      from: "Base64.getEncoder()",
      to: "Base64.getEncoder().withoutPadding()",
      diagnosis: "padding-stripped",
    },
  },
  Go: {
    extension: "go",
    command: ["go", "run"],
    mistake: {
      from: 'base64.StdEncoding.EncodeToString([]byte(need("EKO_ACCESS_KEY")))',
      to: 'need("EKO_ACCESS_KEY")',
      diagnosis: "raw-key",
    },
  },
};

// The samples hold the reference of the documented answer, where a reader puts the one that was received.
const documentedReference =
  "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==";

/** What each sample sends and prints, in the order in which a customer is onboarded. */
const journey = [
  {
    name: "onboardCustomer",
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
    name: "verifyCustomerOtp",
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
    name: "getCustomer",
    request: "GET /ekoapi/v3/customer/profile/9444444444?initiator_id=9962981729&user_code=20810200",
    body: undefined,
    prints: documentedReference,
  },
];

let mock: MockServer;
let workFolder: string;
const built = useBuiltPackage();
/** Names of the classes of the Java samples that are compiled, by their sources. */
const compiled = new Map<string, string>();

beforeAll(async () => {
  mock = await startMockServer();
  workFolder = await mkdtemp(join(tmpdir(), "eko-samples-"));
  const installed = join(workFolder, "node_modules/eko-onboarding");
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, "index.mjs"), `export * from ${JSON.stringify(built.client)};`);
  await writeFile(join(installed, "package.json"), '{ "exports": "./index.mjs" }');
}, 30_000);

afterAll(async () => {
  await mock.close();
  await rm(workFolder, { recursive: true });
});

function knownOfCustomer(): Readonly<Record<string, string>> {
  return mock.customer("9444444444").onboarding.known;
}

function sourceOf(language: string, operationId: string): string {
  const sample = samples.find(({ lang, operation }) => lang === language && operation === operationId);
  if (sample === undefined) throw new Error(`There is no sample of ${operationId} in ${language}.`);
  return sample.source;
}

/** Whether a sample can run here. In CI a language that belongs there is never left out. */
function isInstalled([program = ""]: string[], inCi = false): boolean {
  // Only whether it starts counts, not what it thinks of -h.
  return (
    (process.env.CI !== undefined && inCi) ||
    spawnSync(program, ["-h"], { stdio: "ignore" }).error === undefined
  );
}

function breakSample(language: string, operationId: string): string {
  const source = sourceOf(language, operationId);
  const { from = "", to = "" } = languages[language]?.mistake ?? {};
  const broken = source.replace(from, () => to);
  expect(broken).not.toBe(source);
  return broken;
}

/** Compiles Java samples with one start of the compiler, if there is one beside the program `java`. */
async function compileJava(sources: readonly string[]): Promise<void> {
  const folder = join(workFolder, "classes");
  await mkdir(folder);
  const names = sources.map((_, index) => `Sample${index}`);
  const texts = sources.map((source, index) => source.replace(/^class \w+/m, `class ${names[index]}`));
  const files = [...texts, runAll].map((text, index): [string, string] => [
    join(folder, `${index}.java`),
    text,
  ]);
  for (const [file, text] of files) await writeFile(file, text);
  const flags = shortLived.map((flag) => `-J${flag}`);
  const { exitCode, output } = await run(["javac", ...flags, "-d", folder, ...files.map(([file]) => file)]);
  if (exitCode === -1) return;
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: "" });
  for (const [index, source] of sources.entries()) compiled.set(source, names[index] ?? "");
}

/** What starts a sample: its file, or its compiled class. */
async function writeSample(language: string, operationId: string, source: string): Promise<string> {
  const name = compiled.get(source);
  if (name !== undefined) return name;
  const { extension = "" } = languages[language] ?? {};
  const isTypeScript = extension === "ts";
  const file = join(workFolder, `${operationId}.${isTypeScript ? "mjs" : extension}`);
  // Translated here: in a process, loading the translator takes longer than all the rest.
  const { code } = isTypeScript ? await transform(source, { loader: "ts" }) : { code: source };
  await writeFile(file, code);
  return file;
}

async function runSample(
  language: string,
  operationId: string,
  source: string,
  variables?: NodeJS.ProcessEnv,
): Promise<Ended> {
  const { command = [] } = languages[language] ?? {};
  const sample = await writeSample(language, operationId, source);
  const classPath = compiled.has(source) ? ["-cp", join(workFolder, "classes")] : [];
  return run([...command, ...classPath, sample], variables);
}

/** Runs the samples of these operations one after the other: a timestamp serves once, and two processes may share one. */
async function runSamples(language: string, operations: readonly string[]): Promise<void> {
  const sources = operations.map((id): [string, string] => [id, sourceOf(language, id)]);
  const classes = sources.flatMap(([, source]) => compiled.get(source) ?? []);
  const together = runSeveral[language];
  if (classes.length > 0)
    await run(["java", ...shortLived, "-cp", join(workFolder, "classes"), "RunAll", ...classes]);
  else if (together) {
    const files = await Promise.all(sources.map(([id, source]) => writeSample(language, id, source)));
    const { command = [] } = languages[language] ?? {};
    await run([...command, ...together(files)]);
  } else for (const [id, source] of sources) await runSample(language, id, source);
}

interface Ended {
  exitCode: number;
  output: string;
}

/** Runs a program with the keys of the mock; the exit code is -1 if it cannot be started. */
function run([program = "", ...args]: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    EKO_BASE_URL: mock.url,
    EKO_DEVELOPER_KEY: mockKeys.developerKey,
    EKO_ACCESS_KEY: mockKeys.accessKey,
    ...variables,
  };
  return new Promise((resolve) => {
    execFile(program, args, { env, timeout: 20_000 }, (error, stdout, stderr) => {
      const { code = -1 } = error ?? { code: 0 };
      resolve({ exitCode: typeof code === "number" ? code : -1, output: stdout + stderr });
    });
  });
}

describe("code samples", () => {
  it("are there for each operation in each language", () => {
    const expected = contract.operations.flatMap(({ id }) =>
      Object.keys(languages).map((language) => `${id} ${language}`),
    );
    expect(samples.map(({ operation, lang }) => `${operation} ${lang}`)).toEqual(expected);
  });

  it("are in languages that the reference page shows", async () => {
    const { openapi } = parse(await readFile("redocly.yaml", "utf8"));
    const shown = openapi.codeSamples.languages.map(({ lang }: { lang: string }) => lang);
    expect(shown.filter((lang: string) => lang !== "Payload")).toEqual(Object.keys(languages));
  });

  it("name the sandbox of the contract and no other host", () => {
    for (const { source, ...sample } of samples) {
      expect({ ...sample, urls: source.match(/https?:\/\/[^"'})]+/g) }).toEqual({
        ...sample,
        urls: ["https://staging.eko.in/ekoapi/v3"],
      });
    }
  });
});

for (const [language, { command, inCi, mistake }] of Object.entries(languages)) {
  const isSkipped = !isInstalled(command, inCi);
  if (isSkipped)
    console.warn(`Skipped: the ${language} samples, because there is no ${command[0]} on this machine.`);

  describe.skipIf(isSkipped)(`${language} samples`, () => {
    if (language === "Java")
      beforeAll(() =>
        compileJava([
          ...contract.operations.map(({ id }) => sourceOf(language, id)),
          ...journey.map(({ name }) => breakSample(language, name)),
        ]),
      );

    it("make the journey of the sample customer", async () => {
      mock.reset();
      for (const { name, request, body, prints } of journey) {
        const { otp_ref_id: received = documentedReference } = knownOfCustomer();
        const source = sourceOf(language, name).replace(documentedReference, received);
        const { exitCode, output } = await runSample(language, name, source);
        const { otp_ref_id: latest = "" } = knownOfCustomer();
        expect({ name, exitCode, output: output.replaceAll("\\/", "/") }).toMatchObject({
          exitCode: 0,
          output: expect.stringContaining(prints.replace(documentedReference, latest)),
        });
        const { method, path, json, status, headers } = mock.journal.at(-1) ?? {};
        const wanted = body && "otp_ref_id" in body ? { ...body, otp_ref_id: received } : body;
        const [sent, reference] = `${method} ${path}`.split("&client_ref_id=");
        if (method === "GET") expect(reference).toMatch(/^\S{10,20}$/);
        expect({ request: sent, body: json, status }).toEqual({
          request,
          body: wanted,
          status: 200,
        });
        expect(headers).toMatchObject({ "content-type": "application/json" });
      }
      expect(mock.journal).toHaveLength(journey.length);
    });

    it("send a valid request for each operation outside that journey", async () => {
      const names = new Set(journey.map(({ name }) => name));
      const others = contract.operations.map(({ id }) => id).filter((id) => !names.has(id));
      mock.reset();
      await runSamples(language, others);
      const seen = mock.journal.map(({ operationId, status, violations }) => ({
        operationId,
        status,
        violations,
      }));
      expect(seen).toEqual(
        others.map((operationId) => ({ operationId, status: 200, violations: undefined })),
      );
    });

    it(`fail with the server's words when they sign wrongly (${mistake.diagnosis})`, async () => {
      mock.reset();
      const runs = journey.map(({ name }) => runSample(language, name, breakSample(language, name)));
      for (const { exitCode, output } of await Promise.all(runs)) {
        expect(exitCode).not.toBe(0);
        expect(output).toContain(language === "TypeScript" ? "EkoHttpError" : '"response_type_id":248');
      }
      const refusal = expect.objectContaining({ status: 401, diagnosis: mistake.diagnosis });
      expect(mock.journal).toEqual(journey.map(() => refusal));
    });

    it("say which variable is missing", async () => {
      const source = sourceOf(language, "getCustomer");
      const { exitCode, output } = await runSample(language, "getCustomer", source, {
        EKO_ACCESS_KEY: undefined,
      });
      expect(exitCode).not.toBe(0);
      expect(output).toContain(language === "TypeScript" ? "accessKey" : "EKO_ACCESS_KEY");
    });
  });
}

describe("the signing recipe of the guide", () => {
  it("computes the known answer in a shell", async () => {
    const guide = contract.document.tags.find(({ name }) => name === "Signing")?.description ?? "";
    const file = join(workFolder, "recipe.sh");
    await writeFile(file, /```shell\n(.*?)```/s.exec(guide)?.[1] ?? "");
    expect(await run(["sh", file])).toEqual({
      exitCode: 0,
      output: "VEVTVF9BQ0NFU1NfS0VZX0RPX05PVF9VU0U=\nu30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=\n",
    });
    expect(guide).toContain("# VEVTVF9BQ0NFU1NfS0VZX0RPX05PVF9VU0U=");
    expect(guide).toContain("# u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
  });
});
