import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { summaries } from "../../../generated/help.ts";
import { listFlaws, readSoundContract } from "../../../scripts/generate/check/read-sound-contract.ts";
import { commands, shortNames } from "../../../src/cli/commands.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";

const operation = ["paths", "/customer/account/{customer_id}", "post"];
const answer = [...operation, "x-response-types", 0];
const fields = ["components", "schemas", "OnboardCustomerRequest", "properties"];
const frozen = parse(frozenContract);

const takenNames = [...Object.keys(commands), ...Object.keys(shortNames)].filter(
  (name) => !Object.hasOwn(summaries, name),
);

type Node = Record<string | number, unknown>;
type Edit = (contract: Node) => void;
type Path = readonly (string | number)[];
const follow = (contract: Node, path: Path) => path.reduce<Node>((node, key) => node[key] as Node, contract);
const set =
  (path: Path, value: unknown): Edit =>
  (contract) => {
    follow(contract, path.slice(0, -1))[path.at(-1) ?? ""] = value;
  };
const drop =
  (path: Path): Edit =>
  (contract) => {
    delete follow(contract, path.slice(0, -1))[path.at(-1) ?? ""];
  };
const field = (schema: unknown): Edit => set([...fields, "email"], schema);

function list(edit: Edit): string[] {
  const contract = structuredClone(frozen);
  edit(contract);
  return listFlaws(contract).map(({ at, message }) => `${at.join("/")}: ${message}`);
}

describe("listFlaws", () => {
  it.each([
    ["the contract as it is", () => {}],
    ["a known format", field({ type: "string", format: "email" })],
    ["a field with the name of a keyword", set([...fields, "properties"], { type: "string" })],
    ["a field with the name of an extension", set([...fields, "x-hint"], { type: "string" })],
    [
      "an example that holds what would be flawed elsewhere",
      field({ type: "object", examples: [{ "x-any": 1, $ref: "#/none" }] }),
    ],
  ] as [string, Edit][])("accepts %s", (_, edit) => {
    expect(list(edit)).toEqual([]);
  });

  it.each([
    [
      "an unknown format",
      field({ type: "string", format: "emial" }),
      /^components\/schemas\/OnboardCustomerRequest\/properties\/email: the validators do not know the format "emial"\. Did you mean email\? Use one of .*, or a pattern instead\.$/,
    ],
    ["an unknown type", field({ type: "strng" }), "/email: type must be equal to one of the allowed values"],
    ["a broken pattern", field({ type: "string", pattern: "[" }), "/email: Invalid regular expression: /[/"],
    [
      "a misspelt keyword",
      field({ type: "string", patern: "a" }),
      '/email: the keyword "patern" is not known',
    ],
    ["a field without a schema", field(null), "/email: a schema is an object"],
    ...["__proto__", "valueOf", "constructor", "$ref"].map((name) => [
      `a field ${name}`,
      field({ type: "object", properties: Object.fromEntries([[name, { type: "string" }]]) }),
      `/email/properties/${name}: tools trip over a field that is named ${name}`,
    ]),
    [
      "a parameter toString",
      set(["components", "parameters", "CustomerId", "name"], "toString"),
      "components/parameters/CustomerId/name: tools trip over a field that is named toString",
    ],
    ...[...takenNames, "then", "api", "constructor"].map((name) => [
      `an operation ${name}`,
      set([...operation, "operationId"], name),
      `post/operationId: no operation can be called ${name}, because`,
    ]),
    [
      "a flaw inside of a list",
      field({ type: "array", items: { type: "string", format: "pan" } }),
      '/email/items: the validators do not know the format "pan"',
    ],
    ["a reference to nothing", field({ $ref: "#/components/schemas/Nope" }), "no #/components/schemas/Nope"],
    ["a reference to a file", field({ $ref: "b.yaml#/x" }), "a reference begins with #/"],
    [
      "answers that are not a list",
      set([...operation, "x-response-types"], null),
      "x-response-types: it must be array",
    ],
    ["an answer that is empty", set(answer, null), "x-response-types/0: it must be object"],
    ["an id in quotes", set([...answer, "id"], "2129"), "/0/id: it must be integer"],
    ["an answer without a next step", drop([...answer, "next"]), "must have required property 'next'"],
    [
      "a next step that is not there",
      set([...answer, "next"], "verifyOtp"),
      "there is no operation verifyOtp",
    ],
    [
      "data that is not there",
      set([...answer, "data"], "#/components/schemas/Otp"),
      "no #/components/schemas/Otp",
    ],
    ["an unknown key of an answer", set([...answer, "nxt"], "x"), "nxt is not known"],
    [
      "a status code that is not a number",
      set(["x-status-codes", "x"], { name: "a", meaning: "b" }),
      "x must match",
    ],
    ["an entry that is empty", set(["x-status-codes", "17"], null), "x-status-codes/17: it must be object"],
    ["no codes at all", drop(["x-status-codes"]), "it must have required property 'x-status-codes'"],
    [
      "an authentication error without advice",
      set(["x-auth-errors"], { "1": { name: "a", meaning: "b" } }),
      "'advice'",
    ],
    ["scenarios that are a list", set(["x-mock-scenarios"], [{}]), "x-mock-scenarios: it must be object"],
    [
      "a journey with an empty rule",
      set(["x-mock-journey"], {
        known: {},
        journeys: { a: { customer: "b", start: "c", operations: { d: [null] } } },
      }),
      "x-mock-journey/journeys/a/operations/d/0: it must be object",
    ],
    [
      "a sensitive field that is not yes or no",
      set([...fields, "name", "x-sensitive"], "yes"),
      "it must be boolean",
    ],
    [
      "a misspelt extension",
      set([...fields, "name", "x-sensitve"], true),
      "nothing reads x-sensitve. Did you mean x-sensitive?",
    ],
    [
      "an extension in the wrong place",
      set(["x-response-types"], []),
      "x-response-types belongs to an operation",
    ],
    [
      "a deviation that is not declared in full",
      set([...fields, "name", "x-docs"], "absent"),
      "x-docs must be object",
    ],
    [
      "a page without a hash",
      set([...operation, "x-docs-page"], { title: "x" }),
      "must have required property 'sha256'",
    ],
    [
      "a server without an environment",
      drop(["servers", 0, "x-environment"]),
      "servers/0: it must have required",
    ],
    [
      "an operation without a name",
      drop([...operation, "operationId"]),
      "must have required property 'operationId'",
    ],
    ["a name that is taken", set([...operation, "operationId"], "getCustomer"), "is called getCustomer, too"],
    [
      "parameters of a path",
      set(["paths", "/customer/account/{customer_id}", "parameters"], []),
      "parameters must be",
    ],
    [
      "an answer without media types",
      set([...operation, "responses", "200", "content"], null),
      "/content: it must be object",
    ],
    ["an empty operation", set(operation, null), "/post: it must be object"],
    ["no components", drop(["components"]), "'components'"],
  ] as [string, Edit, string | RegExp][])("says in one sentence where %s stands", (_, edit, message) => {
    expect(list(edit)[0]).toMatch(message);
  });
});

describe("readSoundContract", () => {
  it("names file, line and place of a flaw", () => {
    const flawed = frozenContract.replace("format: date\n", "format: dat\n");
    const line = flawed.slice(0, flawed.indexOf("format: dat\n")).split("\n").length - 1;
    expect(() => readSoundContract(flawed, "openapi.yaml")).toThrow(
      new RegExp(
        `^openapi\\.yaml, line ${line}, components/schemas/\\w+/properties/dob: .*Did you mean date\\?.*$`,
      ),
    );
  });

  it("names the line of text that is not YAML", () => {
    expect(() => readSoundContract("a: 1\nb: [2\n", "openapi.yaml")).toThrow(
      /^openapi\.yaml, line \d: \S.*$/,
    );
  });
});
