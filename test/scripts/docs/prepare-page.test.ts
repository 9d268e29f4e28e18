import { beforeAll, describe, expect, it } from "vitest";
import { makeReference } from "../../../scripts/docs/make-reference.ts";
import { preparePage } from "../../../scripts/docs/prepare-page.ts";
import {
  type Contract,
  type OpenApiDocument,
  readContract,
  resolveRef,
  type Schema,
} from "../../../scripts/shared/read-contract.ts";

interface Media {
  schema: Schema & { oneOf?: Schema[] };
  examples: Record<string, { value?: unknown }>;
}

describe("preparePage", () => {
  let contract: Contract;
  let page: OpenApiDocument;

  beforeAll(async () => {
    contract = await readContract("openapi/openapi.yaml");
    page = preparePage(makeReference(contract), contract);
  });

  /** Every object of the page, and where it stands. */
  function* walk(node: unknown, path = ""): Generator<{ path: string; node: Record<string, unknown> }> {
    if (typeof node !== "object" || node === null) return;
    yield { path, node: node as Record<string, unknown> };
    for (const [key, child] of Object.entries(node)) yield* walk(child, `${path}/${key}`);
  }

  /** The answers at HTTP 200 of every operation, with the documented samples. */
  function listAnswers() {
    const operations = Object.values(page.paths).flatMap((item) => Object.values(item));
    return operations.flatMap(({ operationId, responses }) => {
      const { content } = responses["200"] as unknown as { content: { "application/json": Media } };
      const { schema, examples } = content["application/json"];
      const samples = Object.values(examples).map(
        (example) => resolveRef<{ value?: unknown }>(page, example).value as Record<string, unknown>,
      );
      const answers = schema.oneOf ?? [];
      const fixedIds: unknown[] = answers.map(({ properties }) => properties?.response_type_id?.const);
      return answers.map((answer) => ({ operationId, answer, samples, fixedIds }));
    });
  }

  it("says the only value of a field once", () => {
    const constant = [...walk(page)].filter(({ node }) => "const" in node);
    expect(constant.length).toBeGreaterThan(10);
    expect(constant.filter(({ node }) => "example" in node || "examples" in node)).toEqual([]);
  });

  it("shows each field of an answer with its value in the sample of that answer", () => {
    const answers = listAnswers();
    expect(answers.length).toBeGreaterThan(15);
    for (const { operationId, answer, samples, fixedIds } of answers) {
      const id = answer.properties?.response_type_id?.const;
      const itsSamples = samples.filter(({ response_type_id }) =>
        id === undefined ? !fixedIds.includes(response_type_id) : response_type_id === id,
      );
      // Only the answer that stands for every other one may be without a sample.
      if (id !== undefined) expect(itsSamples, `${operationId} ${id}`).not.toEqual([]);
      if (itsSamples.length === 0) continue;
      const shown = Object.entries(answer.properties ?? {}).flatMap(([name, { example }]) =>
        example === undefined ? [] : [[name, example] as const],
      );
      expect(shown.length, `${operationId} ${id}`).toBeGreaterThanOrEqual(3);
      const fits = itsSamples.filter((sample) => shown.every(([name, example]) => sample[name] === example));
      expect(fits.length, `${operationId} ${id}: ${JSON.stringify(shown)}`).toBeGreaterThan(0);
    }
  });

  it("shows the fields below `data` with the values of the sample, too", () => {
    const [otpSent] = listAnswers();
    const { data } = otpSent?.answer.properties ?? {};
    expect(data?.description).toBe("The OTP that was sent, to be verified.");
    expect(data?.required).toEqual(["otp_ref_id"]);
    expect(data?.properties?.otp_ref_id?.example).toMatch(/^IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74.*==$/);
  });

  it("keeps the rules of every part of an answer", () => {
    const [otpSent] = listAnswers();
    expect(otpSent?.answer).toMatchObject({
      title: "OTP sent",
      required: ["status", "response_type_id", "data"],
      properties: {
        status: { type: "number" },
        response_type_id: { const: 2129, description: expect.stringContaining("Branch on it.") },
        message: {},
      },
    });
  });

  it("shows the values of a sample that has no `response_type_id`, too", () => {
    const reference = structuredClone(makeReference(contract));
    const ref = { $ref: "#/components/responses/Forbidden" };
    const media = (document: OpenApiDocument) =>
      resolveRef<{ content: { "application/json": Media } }>(document, ref).content["application/json"];
    media(reference).examples = { refused: { value: { message: "As the sample says" } } };
    const { schema } = media(preparePage(reference, contract));
    expect(schema.properties?.message?.example).toBe("As the sample says");
  });

  it("sets the names of fields as code, except in code and links", () => {
    const texts = [...walk(page)].flatMap(({ node: { description } }) =>
      typeof description === "string" ? [description] : [],
    );
    const prose = texts.map((text) => text.replace(/```.*?```|`[^`]*`|\[[^\]]*\]\([^)]*\)|^#.*$/gms, ""));
    expect(
      prose.filter((text) => /\b(initiator_id|user_code|invalid_params|otp_ref_id)\b/.test(text)),
    ).toEqual([]);
    expect(texts.join("\n")).toContain("Must be the `otp_ref_id` of the answer");
    expect(texts.join("\n")).toContain("[dns_failure](#/errors/dns_failure)");
  });

  it("tabulates each status of the server once", () => {
    const guide = page.tags.map(({ description }) => description).join("\n");
    const statuses = ["x-status-codes", "x-auth-errors"] as const;
    for (const status of statuses.flatMap((table) => Object.keys(contract.document[table]))) {
      const rows = guide.split("\n").filter((line) => line.startsWith(`| \`${status}\` |`));
      expect(rows.length, status).toBe(status === "0" ? 0 : 1);
    }
  });

  it("leaves the published description as it is", () => {
    const reference = makeReference(contract);
    const before = JSON.stringify(reference);
    preparePage(reference, contract);
    expect(JSON.stringify(reference)).toBe(before);
  });
});
