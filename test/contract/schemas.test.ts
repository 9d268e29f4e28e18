import { describe, expect, it } from "vitest";
import { compileSchema, contract, makePointer, type Node } from "../helpers/load-contract.ts";

const pointers = findSchemas(contract);

describe("the schemas of the contract", () => {
  it.each(pointers)("%s compiles strictly", (pointer) => {
    expect(() => compileSchema(pointer)).not.toThrow();
  });

  it("are found in components, parameters, requests and responses", () => {
    expect(pointers).toEqual(
      expect.arrayContaining([
        "/components/schemas/Envelope",
        "/components/parameters/CustomerId/schema",
        "/components/responses/Forbidden/content/application~1json/schema",
        "/paths/~1customer~1account~1{customer_id}/post/requestBody/content/application~1json/schema",
        "/paths/~1customer~1profile~1{customer_id}/get/responses/200/content/application~1json/schema",
      ]),
    );
  });
});

/** JSON pointers of everything that OpenAPI calls a schema, references not followed. */
function findSchemas(node: unknown, path: string[] = []): string[] {
  if (typeof node !== "object" || node === null) return [];
  const isSchema = path.at(-1) === "schema" || path.slice(0, -1).join("/") === "components/schemas";
  if (isSchema) return [makePointer(...path)];
  return Object.entries(node as Node).flatMap(([key, child]) => findSchemas(child, [...path, key]));
}
