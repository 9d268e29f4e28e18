import { readdirSync, readFileSync } from "node:fs";
import { trace } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { createEkoClient } from "eko-onboarding";
import { mockKeys, scenarios, startMockServer } from "eko-onboarding/mock";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Finished, runNode } from "../helpers/run-process.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";
import { createLoggingClient } from "./log-with-pino.ts";
import { type Onboarding, onboardOnce } from "./onboard-once.ts";
import { createTracedClient } from "./trace-with-opentelemetry.ts";

const mock = await startMockServer();
const options = { baseUrl: mock.url, ...mockKeys, initiatorId: "9962981729", userCode: "20810200" };
const name = "Karan Garg";
const person = { customer_id: "9444444444", name, dob: "1990-05-15", residence_address: ["123 MG Road"] };

const built = useBuiltPackage();

/** Runs Node where `eko-onboarding` is the built package. */
function runWithPackage(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return runNode(["--import", "./test/recipes/resolve-package.mjs", ...args], {
    env: { ...env, EKO_PACKAGE: built.folder },
  });
}

const asTypeScript = ["--import", "./scripts/shared/typescript.mjs"];

beforeEach(() => mock.reset());
afterAll(() => mock.close());

describe("the recipe for pino", () => {
  it("logs each call by its outcome, without personal data", async () => {
    const lines: string[] = [];
    const logger = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
    const eko = createLoggingClient(options, logger);
    await eko.onboardCustomer(person);
    await eko.onboardCustomer({ ...person, customer_id: scenarios.invalidInput }).catch(() => {});
    await eko.onboardCustomer({ ...person, customer_id: scenarios.internalServerError }).catch(() => {});
    const calls = lines.map((line) => JSON.parse(line)).filter(({ outcome }) => outcome !== undefined);
    expect(calls.map(({ level, outcome }) => [level, outcome])).toEqual([
      [30, "success"],
      [40, "rejected"],
      [50, "unknown"],
    ]);
    expect(lines.filter((line) => line.includes("eko request ended"))).toHaveLength(3);
    for (const secret of [person.customer_id, name, person.dob]) expect(lines.join("")).not.toContain(secret);
  });
});

describe("the recipe for OpenTelemetry", () => {
  const exporter = new InMemorySpanExporter();
  beforeAll(() => new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register());
  afterAll(() => trace.disable());

  it("records a span per call, with the outcome and the time it took", async () => {
    const eko = createTracedClient(options);
    await eko.onboardCustomer({ ...person, client_ref_id: "REQ-20260101-001" });
    await eko.onboardCustomer({ ...person, customer_id: scenarios.internalServerError }).catch(() => {});
    const [success, unknown] = exporter.getFinishedSpans();
    expect(success).toMatchObject({
      name: "eko onboardCustomer",
      attributes: { "eko.outcome": "success", "eko.client_ref_id": "REQ-20260101-001" },
    });
    expect(success?.duration.some((part) => part > 0)).toBe(true);
    expect(unknown).toMatchObject({
      attributes: { "eko.outcome": "unknown", "http.response.status_code": 500 },
      status: { code: 2 },
    });
  });
});

describe("the recipe for the unknown outcome", () => {
  it.each([
    [person.customer_id, "otp_sent"],
    [scenarios.opened, "done"],
    [scenarios.invalidInput, "rejected"],
    [scenarios.connectionReset, "unknown"],
  ])("saves %s as sending before the request leaves, and as %s at the end", async (customer_id, state) => {
    const saved: (Onboarding & { requests: number })[] = [];
    const save = async (onboarding: Onboarding) => {
      saved.push({ ...onboarding, requests: mock.journal.length });
    };
    const end = await onboardOnce(createEkoClient(options), { ...person, customer_id }, save);
    expect(end.state).toBe(state);
    expect(saved).toMatchObject([
      { state: "sending", requests: 0 },
      { ...end, requests: 1 },
    ]);
    expect(saved[0]?.client_ref_id).toBe(end.client_ref_id);
  });
});

describe("the recipe for several processes with one key", () => {
  it("signs each millisecond once, in the process that owns it", async () => {
    const { status, stderr } = await runWithPackage([...asTypeScript, "test/recipes/share-a-key.ts"], {
      PROCESSES: "3",
      EKO_BASE_URL: mock.url,
      EKO_DEVELOPER_KEY: mockKeys.developerKey,
      EKO_ACCESS_KEY: mockKeys.accessKey,
      EKO_INITIATOR_ID: options.initiatorId,
      EKO_USER_CODE: options.userCode,
    });
    expect([status, stderr]).toEqual([0, ""]);
    const times = mock.journal.map(({ headers }) => Number(headers["secret-key-timestamp"]));
    expect(times).toHaveLength(60);
    expect(new Set(times).size).toBe(60);
    for (const index of [0, 1, 2]) expect(times.filter((time) => time % 3 === index)).toHaveLength(20);
    expect(mock.journal.every(({ status }) => status === 200)).toBe(true);
  });
});

describe("the recipe for node:test", () => {
  it("passes", async () => {
    const { status, stdout } = await runWithPackage([...asTypeScript, "--test", "test/recipes/node-test.ts"]);
    expect(stdout).toMatch(/pass 1\b/);
    expect(status).toBe(0);
  });
});

describe("the test in the README", () => {
  it("passes as it stands", async () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const [, code = ""] = /```ts\n(import assert .*?)```/s.exec(readme) ?? [];
    const { status, stdout } = await runWithPackage(["--input-type=module", "--eval", code]);
    expect(stdout).toMatch(/pass 1\b/);
    expect(status).toBe(0);
  });
});

describe("the index of the recipes", () => {
  it("links every recipe, and says each file that is not one", () => {
    const links = readFileSync(new URL("README.md", import.meta.url), "utf8").matchAll(/\]\(([\w.-]+)\)/g);
    const own = new Set(["README.md", "recipes.test.ts", "resolve-package.mjs"]);
    const recipes = readdirSync(import.meta.dirname).filter((file) => !own.has(file));
    expect([...new Set([...links].map(([, file]) => file))].sort()).toEqual(recipes.sort());
  });
});
