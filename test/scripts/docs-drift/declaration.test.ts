import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { readDeclaration, readDeclaredExtras } from "../../../scripts/docs-drift/declaration.ts";
import { listOperations } from "../../../scripts/docs-drift/find-operation.ts";
import { readContractPage } from "../../../scripts/docs-drift/read-contract-page.ts";

const source = readFileSync("openapi/openapi.yaml", "utf8");
const contract = openContract(source);

function collectDocs(node: unknown): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === "x-docs" ? [value] : collectDocs(value)));
}

describe("readDeclaration", () => {
  it.each([
    { says: "absent", reason: "why" },
    { says: { type: "integer", required: false, example: "1" }, reason: "why" },
  ])("accepts %j", (value) => {
    expect(readDeclaration(value, "here")).toEqual(value);
  });

  it.each([
    ["no reason", { says: "absent" }],
    ["an empty reason", { says: "absent", reason: "" }],
    ["another word", { says: "present", reason: "why" }],
    ["nothing said", { says: {}, reason: "why" }],
    ["an attribute that pages do not tell", { says: { pattern: "x" }, reason: "why" }],
    ["an example that is neither text nor a number", { says: { example: [1] }, reason: "why" }],
    ["a key of its own", { says: "absent", reason: "why", since: "today" }],
    ["a list", []],
  ])("refuses %s, and says where", (_name, value) => {
    expect(() => readDeclaration(value, "components/schemas/Name/x-docs")).toThrow("components/schemas/Name");
  });
});

describe("readDeclaredExtras", () => {
  const extra = { says: "present", in: "header", name: "content-type", reason: "why" };

  it("accepts a list, and none at all", () => {
    expect(readDeclaredExtras([extra], "here")).toEqual([extra]);
    expect(readDeclaredExtras(undefined, "here")).toEqual([]);
  });

  it.each([
    ["one outside a list", extra],
    ["a place that pages have not", [{ ...extra, in: "cookie" }]],
    ["one without a name", [{ ...extra, name: undefined }]],
  ])("refuses %s", (_name, value) => {
    expect(() => readDeclaredExtras(value, "paths/x-docs")).toThrow("paths/x-docs");
  });
});

describe("x-docs of the contract", () => {
  it("stands only where it is read", () => {
    const pages = listOperations(contract).map((operation) => readContractPage(contract, operation));
    const read = pages.flatMap(({ fields, extras, responseTypes }) => [
      ...responseTypes.flatMap(({ declaration }) => (declaration ? [declaration] : [])),
      ...fields.flatMap(({ declaration }) => (declaration ? [declaration] : [])),
      ...(extras.length > 0 ? [extras] : []),
    ]);
    const { paths, components } = parse(source);
    const written = collectDocs({ paths, components });
    expect(written.length).toBeGreaterThan(0);
    for (const docs of written) expect(read).toContainEqual(docs);
  });
});
