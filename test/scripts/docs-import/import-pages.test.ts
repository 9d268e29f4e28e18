import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkPages } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { readPages } from "../../../scripts/docs-drift/read-page.ts";
import { importPages } from "../../../scripts/docs-import/import-pages.ts";
import { generateFiles } from "../../../scripts/generate/generate-files.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";
import { closeAccount } from "../../helpers/pages/close-account.ts";
import { forms } from "../../helpers/pages/forms.ts";
import type { PageModel } from "../../helpers/pages/page-model.ts";
import { renderAgentJson, renderOpenApi, renderTwin } from "../../helpers/pages/render-machine.ts";

const folder = mkdtempSync(join(tmpdir(), "docs-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
const sha256 = "0".repeat(64);

function importText(text: string, source = frozenContract, name?: string) {
  const [page] = readPages(Buffer.from(text));
  if (!page) throw new Error("no page");
  return importPages(source, [{ page, sha256, name }]);
}

function change(edit: (page: PageModel) => void): PageModel {
  const page = structuredClone(closeAccount);
  edit(page);
  return page;
}

const twin = renderTwin(closeAccount, "August");
const { source: imported, results } = importText(twin);
const document = parse(imported);
const operation = document.paths[closeAccount.path].put;
const request = document.components.schemas.CloseAccountRequest;

describe("importPages", () => {
  it("adds the operation, named for its title", () => {
    expect(results).toMatchObject([{ status: "added", operationId: "closeAccount" }]);
    expect(operation).toMatchObject({
      operationId: "closeAccount",
      summary: "Close Account (Bulk)",
      "x-docs-page": { title: "Close Account (Bulk)", slug: "rail-close-account", sha256 },
    });
  });

  it("keeps every line of the rest, with its comments and its order", () => {
    const lines = imported.split("\n");
    let at = 0;
    const missing = frozenContract.split("\n").filter((line) => {
      const found = lines.indexOf(line, at);
      if (found >= 0) at = found + 1;
      return found < 0;
    });
    expect(missing).toEqual([]);
  });

  it("refers to what the contract shares, and shows where the example is another one", () => {
    expect(request.properties.initiator_id).toEqual({ $ref: "#/components/schemas/InitiatorId" });
    expect(request.properties.user_code).toEqual({
      $ref: "#/components/schemas/UserCode",
      examples: ["20810299"],
    });
    expect(operation.responses["404"]).toEqual({ $ref: "#/components/responses/NotFound" });
  });

  it("nests what brackets and dots nest", () => {
    const { entries } = request.properties;
    expect(entries).toMatchObject({ type: "array", items: { type: "object", required: ["ifsc"] } });
    expect(entries.items.properties.rows.items).toMatchObject({
      required: ["id"],
      properties: { id: { type: "integer", examples: [7] } },
    });
  });

  it("takes the answers from the table and from the samples", () => {
    expect(operation["x-response-types"]).toMatchObject([
      { id: 4711, name: "closed", success: true, next: "getCustomer" },
      { id: 4712, name: "not_closed_try_again", next: null },
      { id: 4713, name: "answer_4713", success: false, next: null },
    ]);
    expect(operation["x-response-types"][1]["x-docs"]).toMatchObject({ says: { next: "rail-ask-somebody" } });
    expect(Object.keys(operation.responses["200"].content["application/json"].examples)).toEqual(["closed"]);
    expect(document["x-mock-scenarios"]["0000004711"]).toMatchObject({ status: 200, example: "closed" });
  });

  it("gives the operation an answer of its own that is any other", () => {
    const [, any] = document.components.schemas.OtherCloseAccountAnswer.allOf;
    expect(any.properties.response_type_id.not.enum).toEqual([4711, 4712, 4713]);
  });

  it("accepts a sample that contradicts the list of fields, and puts that on record", () => {
    const { properties } = document.components.schemas.CloseAccountClosed;
    expect(properties.balance).toMatchObject({
      type: ["string", "number"],
      "x-docs": { says: { type: "string" } },
    });
    expect(properties.extra).toMatchObject({ "x-docs": { says: "absent" } });
  });

  it("lists what a person has to look at", () => {
    expect(operation["x-gap"]).toEqual(
      expect.arrayContaining([
        expect.stringContaining('"timestamp"'),
        expect.stringContaining("proof is a file"),
        expect.stringContaining("an example of amount"),
        expect.stringContaining("the header request_hash"),
        expect.stringContaining("answer 4712 is a success"),
      ]),
    );
    expect(operation.description).toMatch(/^GAP: /);
  });

  it("makes a sample request that its own schema accepts", () => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    ajv.addSchema({ $id: "contract", ...document });
    const accepts = ajv.getSchema("contract#/components/schemas/CloseAccountRequest");
    const { sample } = operation.requestBody.content["application/json"].examples;
    expect(accepts?.(sample.value), JSON.stringify(accepts?.errors)).toBe(true);
    expect(Object.keys(sample.value)).toEqual(expect.arrayContaining(request.required));
  });

  it("leaves a contract from which everything can be generated", async () => {
    const file = join(folder, "openapi.yaml");
    writeFileSync(file, imported);
    const files = await generateFiles(file);
    expect(Object.values(files).join("\n")).toContain("closeAccount");
  });

  it("drops samples that are not envelopes, and says so", () => {
    const { source } = importText(renderOpenApi(closeAccount, "August"));
    const added = parse(source).paths[closeAccount.path].put;
    const { examples } = added.responses["200"].content["application/json"];
    expect(Object.keys(examples)).toEqual(["closed", "closed_before", "wrong_input"]);
    expect(added["x-gap"]).toContainEqual(expect.stringContaining('"Not an envelope"'));
    expect(added["x-gap"]).toContainEqual(expect.stringContaining('"Data as text"'));
  });

  it("adds the other verb to a path that is there, in the order of the verbs", () => {
    const page = change((one) =>
      Object.assign(one, { method: "GET", title: "Look At Closing", slug: "look-at-closing" }),
    );
    const { source } = importText(renderTwin(page, "August"), imported);
    expect(Object.keys(parse(source).paths[closeAccount.path])).toEqual(["get", "put"]);
  });

  it("leads earlier answers to an operation that they waited for", () => {
    const page = change((one) =>
      Object.assign(one, { path: "/ask", title: "Ask Somebody", slug: "rail-ask-somebody", parameters: [] }),
    );
    const { source } = importText(renderTwin(page, "August"), imported);
    const types = parse(source).paths[closeAccount.path].put["x-response-types"];
    expect(types[1]).toMatchObject({ id: 4712, next: "askSomebody" });
    expect(types[1]).not.toHaveProperty("x-docs");
  });

  it("does not stop at an operation that it cannot add", () => {
    const again = readPages(Buffer.from(twin));
    const other = readPages(
      Buffer.from(
        renderTwin(
          change((one) => Object.assign(one, { path: "/other/{transaction-reference}", title: "Other" })),
          "August",
        ),
      ),
    );
    const pages = [...again, ...again, ...other].map((page) => ({ page, sha256 }));
    expect(importPages(frozenContract, pages).results).toMatchObject([
      { status: "added" },
      {
        status: "not added",
        reason: "another page, closeAccount, has the same method and path",
      },
      { status: "added", operationId: "other" },
    ]);
  });

  it.each(["valueOf", "constructor", "__proto__", "$ref"])(
    "leaves a field %s out, and says so",
    async (name) => {
      const field = { in: "body", name, type: "string", required: true, description: "Odd." } as const;
      const page = change(({ parameters }) => parameters.push(field));
      const { source, results: [result] = [] } = importText(renderOpenApi(page, "August"));
      expect(result).toMatchObject({
        tasks: expect.arrayContaining([`the body field ${name}, which is left out for its name`]),
      });
      expect(parse(source).paths[page.path].put["x-docs"]).toContainEqual(
        expect.objectContaining({ says: "present", in: "body", name }),
      );
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, source);
      await expect(generateFiles(file)).resolves.toHaveProperty(["methods.ts"]);
    },
  );

  it.each<[name: string, edit: (page: PageModel) => void]>([
    [
      "a path parameter that it does not list",
      (page) => {
        page.path = "/customer/closing/{transaction-reference}/{leg}";
      },
    ],
    [
      "a query parameter of any type",
      ({ parameters }) =>
        parameters.push({
          in: "query",
          name: "filter",
          type: "any",
          required: false,
          description: "Odd.",
          example: "x",
        }),
    ],
    [
      "a body field of any type",
      ({ parameters }) =>
        parameters.push({
          in: "body",
          name: "extra",
          type: "any",
          required: false,
          description: "Odd.",
          example: "x",
        }),
    ],
    [
      "a list in the place of data",
      ({ response }) => {
        const data = response.find(({ name }) => name === "data");
        if (data) data.type = "array";
      },
    ],
    [
      "a field of an answer with a dot in its name",
      ({ response, sample }) => {
        const dotted = (name: string) => ({ name, type: "string", description: "Odd." });
        const data = response.find(({ name }) => name === "data");
        data?.children?.unshift(dotted("a.b"), {
          ...dotted("c.d"),
          type: "object",
          children: [dotted("e"), dotted("f.g")],
        });
        Object.assign(sample.data as object, { "a.b": "x", "c.d": { e: "x", "f.g": "x" } });
        response.push(dotted("top.most"));
      },
    ],
    [
      "a field of an answer in a list that it does not list",
      ({ response }) => {
        const data = response.find(({ name }) => name === "data");
        data?.children?.push({ name: "banks[].ifsc", type: "string", description: "Odd." });
      },
    ],
    [
      "an HTTP status that no operation has",
      (page) => {
        page.scenarioStatus = 422;
      },
    ],
  ])("declares %s, so that the contract is in step", (_, edit) => {
    for (const render of [renderTwin, renderOpenApi]) {
      const text = render(change(edit), "August");
      const { source, results } = importText(text);
      expect(results).toMatchObject([{ status: "added" }]);
      const [report] = checkPages(Buffer.from(text), openContract(source));
      expect(report, JSON.stringify(report)).toMatchObject({ status: "in step" });
    }
  });

  it.each(["GET", "HEAD"])("leaves out the body of a %s, and says so", (method) => {
    const page = change((one) => Object.assign(one, { method }));
    for (const render of [renderTwin, renderOpenApi]) {
      const text = render(page, "August");
      const { source, results } = importText(text);
      expect(results).toMatchObject([
        {
          tasks: expect.arrayContaining([expect.stringMatching(/^the body of the page, which is left out/)]),
        },
      ]);
      const added = parse(source).paths[page.path][method.toLowerCase()];
      expect(added).not.toHaveProperty("requestBody");
      expect(added["x-docs"]).toContainEqual({
        says: "present",
        in: "body",
        name: "entries",
        reason: expect.stringMatching(/^GAP: /),
      });
      expect(checkPages(Buffer.from(text), openContract(source))[0]).toMatchObject({ status: "in step" });
    }
  });

  it("takes over allowed values of a request that keep to the type, and declares the others", () => {
    const page = change(({ parameters, response }) => {
      const limit = (name: string, values: object) =>
        Object.assign(parameters.find((one) => one.name === name) ?? {}, values);
      limit("note", { enum: ["moved", "dead", null], default: "moved" });
      limit("amount", { enum: [1, "two"] });
      limit("user_code", { enum: ["20810299"] });
      const data = response.find(({ name }) => name === "data")?.children ?? [];
      Object.assign(data.find(({ name }) => name === "balance") ?? {}, { enum: ["0", "1"] });
    });
    const { source } = importText(renderOpenApi(page, "August"));
    const { schemas } = parse(source).components;
    const { properties } = schemas.CloseAccountRequest;
    expect(properties.note).toMatchObject({
      enum: ["moved", "dead"],
      examples: ["moved"],
      "x-docs": { says: { default: "moved" } },
    });
    expect(properties.amount).not.toHaveProperty("enum");
    for (const [schema, allowed] of [
      [properties.amount, "1,two"],
      [properties.user_code, "20810299"],
    ])
      expect(schema["x-docs"]).toMatchObject({
        says: { enum: allowed },
        reason: expect.stringContaining("GAP: say why"),
      });
    const { balance } = schemas.CloseAccountClosed.properties;
    expect(balance).not.toHaveProperty("enum");
    expect(balance["x-docs"]).toMatchObject({ says: { enum: "0,1" } });
  });

  it("takes an example of null for none, in either JSON", () => {
    const page = change(({ parameters }) =>
      parameters.push({
        in: "body",
        name: "extra",
        type: "string",
        required: false,
        description: "Odd.",
        example: null,
      }),
    );
    const { source } = importText(renderOpenApi(page, "August"));
    const findings = [renderOpenApi(page, "August"), renderAgentJson(page)].flatMap((text) => {
      const [report] = checkPages(Buffer.from(text), openContract(source));
      return report && "findings" in report ? report.findings : [];
    });
    expect(
      findings.filter(({ place }) => place === "body extra").map(({ kind, page: says }) => [kind, says]),
    ).toEqual([
      ["declared", "none"],
      ["declared", "none"],
    ]);
  });

  it("refuses an operation that the contract has under another name", () => {
    expect(importText(twin, imported, "closeAgain").results).toMatchObject([
      { status: "present", reason: expect.stringContaining("as closeAccount") },
    ]);
  });

  it.each(forms.filter(({ hides }) => !hides.includes("parameters") && !hides.includes("nesting")))(
    "makes of $name an operation that is in step with it",
    ({ render }) => {
      const page = change((one) => {
        one.headers = one.headers.slice(0, 4);
        one.parameters = one.parameters.filter(({ name }) => name !== "when");
      });
      const text = render(page);
      const {
        source,
        results: [result],
      } = importText(text);
      expect(result?.status, JSON.stringify(result)).toBe("added");
      const [report] = checkPages(Buffer.from(text), openContract(source));
      const findings = report && "findings" in report ? report.findings : [];
      expect(
        findings
          .filter(({ kind }) => kind !== "declared")
          .map(({ kind, place, page: says, contract }) => [kind, place, says, contract]),
      ).toEqual([]);
      expect(report?.status).toBe("in step");
    },
  );

  it("refuses a copy that hides the parameters, with a sentence", () => {
    const form = forms.find(({ hides }) => hides.includes("parameters"));
    const {
      results: [result],
    } = importText(form?.render(closeAccount) ?? "");
    expect(result).toMatchObject({ status: "not added", reason: expect.stringContaining("tab Parameters") });
  });
});
