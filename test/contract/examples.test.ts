import { describe, expect, it } from "vitest";
import { compileSchema, contract, makePointer, type Node, resolve } from "../helpers/load-contract.ts";

const examples = findExamples(contract);

describe("every example", () => {
  it.each(examples)("$name keeps its schema", ({ schema, value }) => {
    const validate = compileSchema(schema);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("is looked for in schemas, parameters and bodies", () => {
    expect(examples.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "/components/schemas/OnboardCustomerRequest/properties/name/examples/0",
        "/components/parameters/CustomerId/example",
        "/paths/~1customer~1account~1{customer_id}/post/responses/200/content/application~1json/examples/otp_sent",
        "/components/responses/Forbidden/content/application~1json/examples/unauthorized",
      ]),
    );
  });
});

interface Example {
  /** JSON pointer to the example. */
  name: string;
  /** JSON pointer to the schema it has to keep. */
  schema: string;
  value: unknown;
}

/** The examples under a node: of schemas (`examples` is a list), of parameters and media types (a map). */
function findExamples(node: unknown, path: string[] = []): Example[] {
  if (typeof node !== "object" || node === null) return [];
  const { schema, example, examples: many } = node as Node;
  const pointer = makePointer(...path);
  const found: Example[] = [];
  if (Array.isArray(many)) {
    for (const [index, value] of many.entries()) {
      found.push({ name: `${pointer}/examples/${index}`, schema: pointer, value });
    }
  } else if (schema !== undefined) {
    const ownSchema = `${pointer}/schema`;
    if (example !== undefined) found.push({ name: `${pointer}/example`, schema: ownSchema, value: example });
    for (const key of Object.keys(many ?? {})) {
      const { value } = resolve(...path, "examples", key);
      found.push({ name: `${pointer}/examples/${key}`, schema: ownSchema, value });
    }
  }
  const children = Object.entries(node as Node).filter(([key]) => key !== "examples");
  return [...found, ...children.flatMap(([key, child]) => findExamples(child, [...path, key]))];
}
