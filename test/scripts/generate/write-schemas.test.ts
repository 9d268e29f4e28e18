import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writeSchemas } from "../../../scripts/generate/write-schemas.ts";
import type { OpenApiDocument, Schema } from "../../../scripts/shared/read-contract.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";

const frozen = parse(frozenContract) as OpenApiDocument;

// That the client finds by them what Ajv finds is in test/unit/list-violations.test.ts.
describe("writeSchemas", () => {
  it("writes a referenced schema once, under its name, and leaves out what validates nothing", () => {
    const { write, declarations } = writeSchemas(frozen);
    const fields = {
      id: { $ref: "#/components/schemas/CustomerId", description: "a" },
      "x-b": { type: "null" },
    };
    expect(write({ type: "object", "x-a": 1, properties: fields }, "the input")).toBe(
      '{ type: "object", properties: {\n    "id": CustomerId,\n    "x-b": { type: "null" },\n  } }',
    );
    expect([...declarations]).toEqual([["CustomerId", '{ type: "string", pattern: /^[0-9]{10}$/u }']]);
  });

  it.each([
    [{ oneOf: [{}] }, "the keyword oneOf, at the input"],
    [
      { properties: { a: { items: { minimum: 1, multipleOf: 2 } } } },
      "the keyword multipleOf, at the input/a/items",
    ],
    [{ allOf: [{}, { enum: [[1]] }] }, "a list or an object in enum, at the input/allOf/1"],
    [{ const: {} }, "a list or an object in const, at the input"],
    [{ items: false }, "a schema that is false, at the input/items"],
  ])("refuses %j, which the client cannot check", (schema, message) => {
    expect(() => writeSchemas(frozen).write(schema as Schema, "the input")).toThrow(
      `The client cannot check ${message}. It knows type, `,
    );
  });

  it("refuses a schema without end", () => {
    const schemas = { Node: { properties: { next: { $ref: "#/components/schemas/Node" } } } };
    const { write } = writeSchemas({ components: { schemas } } as unknown as OpenApiDocument);
    expect(() => write({ $ref: "#/components/schemas/Node" }, "")).toThrow(
      "The client cannot check Node, because it contains itself.",
    );
  });
});
