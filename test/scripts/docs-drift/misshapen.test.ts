import { describe, expect, it } from "vitest";
import { checkPages } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { readPages } from "../../../scripts/docs-drift/read-page.ts";
import { importPages } from "../../../scripts/docs-import/import-pages.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";
import { closeAccount } from "../../helpers/pages/close-account.ts";
import { verifyCustomerOtp } from "../../helpers/pages/page-model.ts";
import { renderAgentJson, renderOpenApi } from "../../helpers/pages/render-machine.ts";

const contract = openContract(frozenContract);

// biome-ignore lint/suspicious/noExplicitAny: any part of it is replaced.
type Json = any;

function listPaths(node: Json, path: readonly string[] = []): (readonly string[])[] {
  const entries = typeof node === "object" && node !== null ? Object.entries(node) : [];
  return entries.flatMap(([key, child]) => [[...path, key], ...listPaths(child, [...path, key])]);
}

function replaceAt(text: string, path: readonly string[], value: unknown): Buffer {
  const json = JSON.parse(text);
  const holder = path.slice(0, -1).reduce((node, key) => node[key], json);
  holder[path.at(-1) ?? ""] = value;
  return Buffer.from(JSON.stringify(json));
}

describe.each([
  ["openapi.json", renderOpenApi(verifyCustomerOtp, "August")],
  ["JSON for agents", renderAgentJson(verifyCustomerOtp)],
])("checkPages of misshapen %s", (_, text) => {
  it.each([[null], [7], ["x"], [[]], [{}], [[null]], [undefined]])(
    "has a report wherever %j stands for a part of it",
    (value) => {
      for (const path of listPaths(JSON.parse(text)))
        expect(checkPages(replaceAt(text, path, value), contract), path.join("/")).not.toEqual([]);
    },
  );
});

const one = `${closeAccount.method} ${closeAccount.path}`;
const cases: [name: string, edit: (operation: Json, item: Json) => void, reason: string][] = [
  [
    "a parameter that is not there",
    ({ parameters }) => parameters.push({ $ref: "#/components/parameters/Id" }),
    "/$ref leads out of the file, nowhere, or back to itself",
  ],
  [
    "a parameter twice, in other letters",
    ({ parameters }) => parameters.push({ name: "Secret-Key", in: "header" }),
    "it documents header secret-key twice and differently",
  ],
  [
    "a cookie",
    ({ parameters }) => parameters.push({ name: "id", in: "cookie" }),
    "/in must be equal to one of the allowed values",
  ],
  [
    "a parameter in JSON",
    ({ parameters }) => parameters.push({ name: "filter", in: "query", content: { "application/json": {} } }),
    "/content is not understood by this tool",
  ],
  ...["parameters", "servers"].map((key): (typeof cases)[number] => [
    `${key} of the path`,
    (_, item) => {
      item[key] = [];
    },
    `pathItem/${key} is not understood by this tool`,
  ]),
  [
    "a body that is elsewhere",
    (operation) => {
      operation.requestBody = { $ref: "other.json#/components/requestBodies/One" };
    },
    "requestBody/$ref leads out of the file, nowhere, or back to itself",
  ],
  [
    "a field that holds itself",
    ({ requestBody }) => {
      const at =
        "#/paths/~1customer~1closing~1{transaction-reference}/put/requestBody/content/application~1json/schema";
      requestBody.content["application/json"].schema.properties.again = { $ref: at };
    },
    "/schema/properties/again/properties/again/$ref leads out of the file, nowhere, or back to itself",
  ],
  [
    "a list that refers to none",
    ({ parameters }) => parameters.push({ $ref: "#/paths/toString" }),
    "/$ref leads out of the file, nowhere, or back to itself",
  ],
  ...[
    "allOf",
    "anyOf",
    "oneOf",
    "if",
    "dependentSchemas",
    "patternProperties",
    "prefixItems",
    "$dynamicRef",
  ].map((keyword): (typeof cases)[number] => [
    `a body with ${keyword}`,
    ({ requestBody }) => {
      requestBody.content["application/json"].schema[keyword] = {};
    },
    `schema/${keyword} is not understood by this tool`,
  ]),
  [
    "a field of alternatives in the answer",
    ({ responses }) => {
      responses["200"].content["application/json"].schema.properties.data.oneOf = [];
    },
    "schema/properties/data/oneOf is not understood by this tool",
  ],
];

describe("an operation of openapi.json that would be misread", () => {
  it.each(cases)("is refused with its place, and the others are not: %s", (_, edit, reason) => {
    const json = JSON.parse(renderOpenApi(closeAccount, "August"));
    const item = json.paths[closeAccount.path];
    edit(item[closeAccount.method.toLowerCase()], item);
    const pages = readPages(Buffer.from(JSON.stringify(json))).map((page) => ({ page, sha256: "0" }));
    const { results } = importPages(frozenContract, pages);
    expect(results).toMatchObject([
      { status: "not added", reason: expect.stringMatching(/^it is not understood: /) },
      { status: "added" },
    ]);
    expect(results[0]).toMatchObject({ reason: expect.stringContaining(`${one}: `) });
    expect(results[0]).toMatchObject({ reason: expect.stringContaining(reason) });
  });
});

it("an operation of the contract that would be misread is reported as not understood, beside the others", () => {
  const json = JSON.parse(renderOpenApi(verifyCustomerOtp, "August"));
  json.paths[verifyCustomerOtp.path].post.requestBody.content["application/json"].schema.allOf = [];
  expect(checkPages(Buffer.from(JSON.stringify(json)), contract)).toMatchObject([
    {
      status: "not understood",
      reason: `POST ${verifyCustomerOtp.path}: operation/requestBody/content/application/json/schema/allOf is not understood by this tool`,
    },
    { status: "new operation" },
  ]);
});

describe("an openapi.json with references", () => {
  const refer = (edit: (operation: Json, components: Json, item: Json) => void) => {
    const json = JSON.parse(renderOpenApi(verifyCustomerOtp, "August"));
    json.components = { parameters: {}, requestBodies: {}, responses: {}, schemas: {} };
    const item = json.paths[verifyCustomerOtp.path];
    edit(item.post, json.components, item);
    return checkPages(Buffer.from(JSON.stringify(json)), contract);
  };

  it.each<[name: string, edit: (operation: Json, components: Json) => void]>([
    [
      "of a parameter, with its schema",
      ({ parameters }, components) => {
        const { schema, ...parameter } = parameters.at(-1);
        components.schemas["Customer/Id"] = schema;
        components.parameters.Id = { ...parameter, schema: { $ref: "#/components/schemas/Customer~1Id" } };
        parameters[parameters.length - 1] = { $ref: "#/components/parameters/Id" };
      },
    ],
    [
      "of the body, with fields that have words of their own",
      (operation, components) => {
        const { properties } = operation.requestBody.content["application/json"].schema;
        const { example, ...otp } = properties.otp;
        components.schemas.Otp = { ...otp, example: 7 };
        properties.otp = { $ref: "#/components/schemas/Otp", example };
        components.requestBodies.Verify = operation.requestBody;
        operation.requestBody = { $ref: "#/components/requestBodies/Verify" };
      },
    ],
    [
      "of the answer, past a reference",
      ({ responses }, components) => {
        components.responses = {
          Verified: { $ref: "#/components/responses/Other" },
          Other: responses["200"],
        };
        responses["200"] = { $ref: "#/components/responses/Verified" };
      },
    ],
    [
      "to itself in an answer whose fields are not read",
      ({ responses }, { schemas }) => {
        schemas.Fault = { type: "object", properties: { cause: { $ref: "#/components/schemas/Fault" } } };
        responses["500"] = {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Fault" } } },
        };
      },
    ],
  ])("is in step where the same stands in another place: a reference %s", (_, edit) => {
    expect(refer(edit)[0]).toMatchObject({ status: "in step" });
  });

  it("is refused in time where references multiply", () => {
    const [report] = refer(({ requestBody }, { schemas }) => {
      // More than are followed, and few enough to end if all were.
      for (let index = 0; index < 5; index++)
        schemas[`Level${index}`] = {
          type: "object",
          properties: Object.fromEntries(
            [..."abcdef"].map((key) => [key, { $ref: `#/components/schemas/Level${index + 1}` }]),
          ),
        };
      schemas.Level5 = { type: "string" };
      requestBody.content["application/json"].schema = { $ref: "#/components/schemas/Level0" };
    });
    expect(report).toMatchObject({
      status: "not understood",
      reason: expect.stringContaining("/$ref leads"),
    });
  });

  it("says so where a whole path is elsewhere", () => {
    const json = JSON.parse(renderOpenApi(verifyCustomerOtp, "August"));
    json.paths["/elsewhere"] = { $ref: "#/components/pathItems/One" };
    const results = importPages(
      frozenContract,
      readPages(Buffer.from(JSON.stringify(json))).map((page) => ({ page, sha256: "0" })),
    ).results.map(({ status, ...rest }) => [status, "reason" in rest ? rest.reason : ""]);
    expect(results).toContainEqual([
      "not added",
      "it is not understood: /elsewhere: $ref is not understood by this tool",
    ]);
  });
});

it.each(["[", '{"openapi":"3.1.0","paths":{"/a":{"get":{"parameters":['])(
  "JSON that goes on deeper and deeper is refused: %s",
  (start) => {
    const text = `${start}${"[".repeat(50_000)}${"]".repeat(50_000)}${start === "[" ? "]" : "]}}}}"}`;
    expect(checkPages(Buffer.from(text), contract)).toMatchObject([
      { status: "not understood", reason: expect.stringContaining("nested deeper") },
    ]);
  },
);
