import { Agent } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { createEkoClient } from "../../../src/index.ts";
import { type MockServer, startMockServer } from "../../../src/mock/index.ts";
import { acceptedRequests } from "../../contract/accepted-requests.ts";
import { documentedAnswers } from "../../contract/documented-answers.ts";
import { type ProbedId, samples } from "../../contract/samples.ts";
import { makeWireRequest } from "../../helpers/make-wire-request.ts";
import { type RunningPrism, startPrism } from "../../helpers/start-prism.ts";
import { agree, differences } from "./differences.ts";
import { finishDraft, startDraft, type TriedRequest } from "./draft.ts";
import { type PlantedSchema, plantInExample, plantInSchemas } from "./plant-bug.ts";
import { makeRandomRequests } from "./random-requests.ts";
import { judgeAll, readVerdict, send, type Verdict } from "./verdict.ts";

const contract = "openapi/openapi.yaml";
const agent = new Agent({ keepAlive: true });
let mock: RunningPrism;
let proxy: RunningPrism;
/** Runs in this process, so that a bug can be planted in it. */
let ours: MockServer;

beforeAll(async () => {
  ours = await startMockServer({ verifySignature: false });
  [mock, proxy] = await Promise.all([
    startPrism("mock", contract),
    startPrism("proxy", contract, ours.url, "--errors", "--validate-request", "false"),
  ]);
});

/** Takes the planted bug out again. */
let takeOut: (() => void) | undefined;
afterEach(() => {
  takeOut?.();
  takeOut = undefined;
});

afterAll(async () => {
  agent.destroy();
  await Promise.all([mock.stop(), proxy.stop(), ours.close()]);
});

/** The documented request of an operation, with a wish for the answer. */
function prefer(operation: ProbedId, wish: string): TriedRequest {
  const draft = startDraft(operation);
  draft.headers.prefer = wish;
  return finishDraft(draft);
}

const operations = Object.keys(samples) as ProbedId[];

describe("stock Prism as the mock", () => {
  it.each(operations)("answers the client's %s with the documented success", async (operation) => {
    const eko = createEkoClient({ baseUrl: mock.url, developerKey: "key", accessKey: "secret" });
    const call = eko[operation] as (input: object) => Promise<unknown>;
    const { outcome } = documentedAnswers.find((answer) => answer.operation === operation) ?? {};
    await expect(call(samples[operation])).resolves.toMatchObject(outcome ?? {});
  });

  it.each(documentedAnswers)("gives the answer $example of $operation on demand", async (answer) => {
    const { status, json } = await send(
      agent,
      mock.url,
      prefer(answer.operation, `example=${answer.example}`),
    );
    expect({ status, json }).toEqual({ status: 200, json: answer.body });
  });

  it("refuses a body that breaks the contract, and a request without a signing header", async () => {
    const [broken, unsigned] = [startDraft("onboardCustomer"), startDraft("getCustomer")];
    broken.fields.dob = "2023-02-29";
    delete unsigned.headers["secret-key"];
    expect(await judgeAll(mock.url, [broken, unsigned].map(finishDraft))).toEqual([
      { status: 422, violations: ["body/dob format"] },
      { status: 401, violations: [] },
    ]);
  });
});

describe("the verdicts of the mock and of Prism", () => {
  const requests = makeRandomRequests(5_000, 20_260_101);
  let prisms: Verdict[];
  beforeAll(async () => {
    prisms = await judgeAll(mock.url, requests);
  });

  /** The requests whose verdicts differ for no listed reason, and how often each reason held. */
  function compare(verdicts: readonly Verdict[]) {
    const reasons = new Map(differences.map(({ reason }) => [reason, 0]));
    const unexplained = requests.flatMap((request, index) => {
      const [our, prism] = [verdicts[index], prisms[index]];
      if (our === undefined || prism === undefined) return [];
      if (agree(our, prism)) return [];
      const reason = differences.find(({ covers }) => covers(our, prism, request))?.reason;
      if (reason === undefined) return [{ request: request.name, our, prism }];
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      return [];
    });
    return { unexplained, reasons };
  }

  it("are the same on random requests, or differ for a listed reason", async () => {
    const { unexplained, reasons } = compare(await judgeAll(inject("unsignedMockUrl"), requests));
    expect(unexplained).toEqual([]);
    // A reason that never holds would hide the bug that comes to look like it.
    expect([...reasons].filter(([, count]) => count === 0)).toEqual([]);
  });

  it("cover requests that are accepted, and those that are refused for every rule", () => {
    expect(prisms.filter(({ status }) => status === 200).length).toBeGreaterThan(500);
    const rules = new Set(prisms.flatMap(({ violations }) => violations.map((text) => text.split(" ")[1])));
    const expected = ["additionalProperties", "format", "maxLength", "minimum", "minItems", "minLength"];
    expect([...rules]).toEqual(expect.arrayContaining([...expected, "pattern", "required", "type"]));
  });

  it.each([
    {
      bug: "a looser pattern",
      change: ({ properties }: PlantedSchema) => {
        Object.assign(properties.customer_id ?? {}, { pattern: /^[0-9]{9,10}$/u });
      },
      place: "customer_id",
    },
    {
      bug: "a lost format",
      change: ({ properties }: PlantedSchema) => {
        delete properties.dob?.format;
      },
      place: "dob",
    },
    {
      bug: "a forgotten field",
      change: (schema: PlantedSchema) => {
        schema.required = schema.required.filter((name) => name !== "dob");
      },
      place: "without field",
    },
  ])("differ when the generated schemas have $bug", async ({ change, place }) => {
    takeOut = plantInSchemas(change);
    const { unexplained } = compare(await judgeAll(ours.url, requests.slice(0, 1_000)));
    expect(unexplained.length).toBeGreaterThan(0);
    for (const { request } of unexplained) expect(request).toContain(place);
  });
});

describe("the mock behind prism proxy --errors", () => {
  it.each(documentedAnswers)("gives a valid answer $example of $operation", async (answer) => {
    const request = prefer(answer.operation, `example=${answer.example}`);
    expect(await send(agent, proxy.url, request)).toMatchObject({ status: 200, json: answer.body });
  });

  it.each(acceptedRequests)("gives a valid answer to $operation with $name", async ({ operation, input }) => {
    const { method, path, json } = makeWireRequest(operation, input);
    const { headers } = startDraft(operation);
    const body = json === undefined ? undefined : JSON.stringify(json);
    const answer = await send(agent, proxy.url, {
      method,
      target: path,
      headers,
      body,
    });
    expect(answer).toMatchObject({ status: 200 });
  });

  it.each(operations)("refuses an unsigned %s as the contract documents it", async (operation) => {
    const draft = startDraft(operation);
    delete draft.headers["secret-key"];
    const { status } = await send(agent, proxy.url, finishDraft(draft));
    expect([401, 403]).toContain(status);
  });

  it("is caught when an example breaks the contract", async () => {
    takeOut = plantInExample("onboardCustomer", "otp_sent", "intent_id", "nineteen");
    const answer = await send(agent, proxy.url, prefer("onboardCustomer", "example=otp_sent"));
    expect(answer.status).toBe(500);
    expect(readVerdict(answer).violations).toContain("response/body/data/intent_id type");
  });
});
