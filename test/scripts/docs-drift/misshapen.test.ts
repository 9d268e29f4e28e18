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
    "a parameter beside one of the path whose name is an object",
    (_, item) => {
      item.parameters = [{ name: { toString: 0 }, in: "header" }];
    },
    "/name must be string",
  ],
  [
    "parameters of the path that are not a list",
    (_, item) => {
      item.parameters = {};
    },
    "operation/parameters must be array",
  ],
  [
    "parameters that are not a list, beside those of the path",
    (operation, item) => {
      item.parameters = [];
      operation.parameters = {};
    },
    "operation/parameters must be array",
  ],
  [
    "an answer that is not there",
    ({ responses }) => {
      responses["200"] = { $ref: "#/components/responses/None" };
    },
    "responses/200/$ref leads out of the file, nowhere, or back to itself",
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
  ...["allOf", "anyOf", "oneOf"].map((keyword): (typeof cases)[number] => [
    `a body with ${keyword} of something else`,
    ({ requestBody }) => {
      requestBody.content["application/json"].schema[keyword] = {};
    },
    `schema/${keyword} must be array`,
  ]),
  ...["if", "dependentSchemas", "patternProperties", "prefixItems", "$dynamicRef"].map(
    (keyword): (typeof cases)[number] => [
      `a body with ${keyword}`,
      ({ requestBody }) => {
        requestBody.content["application/json"].schema.allOf = [{ [keyword]: {} }];
      },
      `schema/allOf/0/${keyword} is not understood by this tool`,
    ],
  ),
  ...(
    [
      ["type", { type: "string" }, { type: "number" }],
      ["example", { example: "a" }, { example: "b" }],
      ["enum", { enum: ["a"] }, { enum: ["b"] }],
      ["format", { format: "date" }, { format: "time" }],
      ["const", { const: "a" }, { const: "b" }],
      ["default", { default: "a" }, { default: "b" }],
      ["items", { items: { type: "string" } }, { items: { type: "number" } }],
      ["a field", { properties: { a: { type: "string" } } }, { properties: { a: { type: "number" } } }],
    ] as const
  ).map(([name, ...parts]): (typeof cases)[number] => [
    `a field of parts that differ in ${name}`,
    ({ requestBody }) => {
      requestBody.content["application/json"].schema.properties.amount = { allOf: parts };
    },
    "schema/properties/amount/allOf has parts that contradict each other",
  ]),
  [
    "a field of alternatives in the answer",
    ({ responses }) => {
      const object = (name: string) => ({ type: "object", properties: { [name]: { type: "string" } } });
      responses["200"].content["application/json"].schema.properties.data = {
        oneOf: [object("a"), object("b")],
      };
    },
    "schema/properties/data/oneOf has alternatives, of which no list of fields can be made",
  ],
  [
    "a list in the place of the answer",
    ({ responses }) => {
      responses["200"].content["application/json"].schema = { type: "array", items: {} };
    },
    "schema/type must be object",
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

it.each(["/customer/{id}/{id}", "/customer?id={id}", "/customer/{id", "/customer/{}", "customer"])(
  "an operation is refused at a path that no client can fill: %s",
  (path) => {
    const json = JSON.parse(renderOpenApi(closeAccount, "August"));
    json.paths = { [path]: json.paths[closeAccount.path] };
    expect(readPages(Buffer.from(JSON.stringify(json)))).toMatchObject([
      { refusal: expect.stringMatching(/: path must match pattern /) },
    ]);
  },
);

it("an operation of the contract that would be misread is reported as not understood, beside the others", () => {
  const json = JSON.parse(renderOpenApi(verifyCustomerOtp, "August"));
  json.paths[verifyCustomerOtp.path].post.requestBody.content["application/json"].schema.if = {};
  expect(checkPages(Buffer.from(JSON.stringify(json)), contract)).toMatchObject([
    {
      status: "not understood",
      reason: `POST ${verifyCustomerOtp.path}: operation/requestBody/content/application/json/schema/if is not understood by this tool; take the Markdown of its page instead (its address with .md)`,
    },
    { status: "new operation" },
  ]);
});

describe("an openapi.json with references", () => {
  const refer = (edit: (operation: Json, components: Json, paths: Json, item: Json) => void) => {
    const json = JSON.parse(renderOpenApi(verifyCustomerOtp, "August"));
    json.components = { parameters: {}, requestBodies: {}, responses: {}, schemas: {}, pathItems: {} };
    const item = json.paths[verifyCustomerOtp.path];
    edit(item.post, json.components, json.paths, item);
    return checkPages(Buffer.from(JSON.stringify(json)), contract);
  };

  it.each<[name: string, edit: (operation: Json, components: Json, paths: Json, item: Json) => void]>([
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
    [
      "of a whole path, past a reference",
      (_, { pathItems }, paths, item) => {
        Object.assign(pathItems, { Verify: { $ref: "#/components/pathItems/Other" }, Other: item });
        paths[verifyCustomerOtp.path] = { summary: "Verify", $ref: "#/components/pathItems/Verify" };
      },
    ],
  ])("is in step where the same stands in another place: a reference %s", (_, edit) => {
    expect(refer(edit)[0]).toMatchObject({ status: "in step" });
  });

  it.each<[name: string, edit: (operation: Json, components: Json, paths: Json, item: Json) => void]>([
    [
      "parameters of the path, one of which the operation defines anew",
      (operation, { parameters }, _, item) => {
        const [developerKey, ...others] = operation.parameters;
        item.parameters = [{ ...developerKey, name: "Developer_Key", required: false }];
        for (const [index, one] of others.entries()) {
          parameters[`P${index}`] = one;
          item.parameters.push({ $ref: `#/components/parameters/P${index}` });
        }
        operation.parameters = [developerKey];
      },
    ],
    [
      "parameters of the path alone",
      (operation, _, __, item) => {
        item.parameters = operation.parameters;
        delete operation.parameters;
      },
    ],
    [
      "an operation beside the reference of its path",
      (operation, { pathItems }, paths) => {
        pathItems.Shared = { parameters: operation.parameters };
        delete operation.parameters;
        paths[verifyCustomerOtp.path] = { $ref: "#/components/pathItems/Shared", post: operation };
      },
    ],
    [
      "servers of the path",
      (_, __, ___, item) => {
        item.servers = [{ url: "https://api.eko.in/ekoicici/v3" }];
      },
    ],
    [
      "parts of the body",
      ({ requestBody }, { schemas }) => {
        const { properties, required } = requestBody.content["application/json"].schema;
        const { otp, otp_ref_id, ...common } = properties;
        schemas.Common = { type: "object", description: "One.", properties: common, required };
        requestBody.content["application/json"].schema = {
          allOf: [
            { $ref: "#/components/schemas/Common" },
            { allOf: [{ type: "object", description: "Two.", properties: { otp } }] },
          ],
          properties: {
            otp_ref_id: { type: "integer", allOf: [{ example: 7 }, {}], example: otp_ref_id.example },
          },
        };
      },
    ],
    [
      "an object and a field that may be null",
      ({ requestBody, responses }) => {
        const { properties } = requestBody.content["application/json"].schema;
        const { type, ...rest } = properties.user_code;
        properties.user_code = { anyOf: [{ type }, { type: "null" }], ...rest };
        const answer = responses["200"].content["application/json"].schema;
        answer.properties.data = { oneOf: [{ enum: [null] }, answer.properties.data] };
        responses["200"].content["application/json"].schema = { ...answer, type: ["object", "null"] };
      },
    ],
    [
      "an object without its type",
      ({ responses }) => {
        delete responses["200"].content["application/json"].schema.properties.data.type;
      },
    ],
  ])("is in step where the same is said in another way: %s", (_, edit) => {
    expect(refer(edit)[0]).toMatchObject({ status: "in step" });
  });

  it.each<[name: string, schema: object]>([
    [
      "alternatives",
      { oneOf: [{ type: "string", description: "Text." }, { type: "integer" }, { type: "null" }] },
    ],
    ["a list", { type: ["integer", "string"] }],
  ])("reads types in any order: %s", (_, schema) => {
    const [report] = refer(({ requestBody }) => {
      const { properties } = requestBody.content["application/json"].schema;
      const { example } = properties.otp_ref_id;
      properties.otp_ref_id = { ...schema, example };
      properties.user_code = { ...schema, example: properties.user_code.example };
    });
    const findings = report && "findings" in report ? report.findings : [];
    expect(findings.map(({ kind, place, page }) => [kind, place, page])).toEqual(
      expect.arrayContaining([
        // What the contract has, although it says that the page differs.
        ["stale declaration", "body otp_ref_id", "string or integer"],
        ["retyped", "body user_code", "string or integer"],
      ]),
    );
  });

  it("reads another field of a part as added", () => {
    const [report] = refer(({ responses }) => {
      const { properties } = responses["200"].content["application/json"].schema;
      properties.data.allOf = [{ properties: { fresh: { type: "string" } }, required: ["fresh"] }];
    });
    expect(report).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ kind: "added", place: "response data.fresh" }),
      ]),
    });
  });

  it("keeps a query parameter of the path beside one whose name has other capitals", () => {
    const [report] = refer((operation, _, __, item) => {
      item.parameters = [{ name: "State", in: "query" }];
      operation.parameters.push({ name: "state", in: "query" });
    });
    const findings = report && "findings" in report ? report.findings : [];
    expect(findings.filter(({ kind }) => kind === "added").map(({ place }) => place)).toEqual([
      "query State",
      "query state",
    ]);
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

  it.each([
    ["elsewhere", { $ref: "#/components/pathItems/One" }],
    ["there, too", { $ref: "#/paths/~1other", get: {} }],
    ["itself", { $ref: "#/paths/~1elsewhere" }],
  ])("says so where a whole path is %s", (_, item) => {
    const json = JSON.parse(renderOpenApi(verifyCustomerOtp, "August"));
    json.paths["/elsewhere"] = item;
    const results = importPages(
      frozenContract,
      readPages(Buffer.from(JSON.stringify(json))).map((page) => ({ page, sha256: "0" })),
    ).results.map(({ status, ...rest }) => [status, "reason" in rest ? rest.reason : ""]);
    expect(results).toContainEqual([
      "not added",
      expect.stringContaining(
        "it is not understood: /elsewhere: $ref leads out of the file, nowhere, back to itself",
      ),
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
