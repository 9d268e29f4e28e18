import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import {
  dataSchemas,
  envelopeSchema,
  inputSchemas,
  refusalSchemas,
  type Schema,
} from "../../generated/schemas.ts";
import { formats } from "../../scripts/generate/formats.ts";
import { writeSchemas } from "../../scripts/generate/write-schemas.ts";
import {
  makeContract,
  type OpenApiDocument,
  resolveRef,
  type Schema as SchemaOfContract,
} from "../../scripts/shared/read-contract.ts";
import type { OperationId } from "../../src/contract-types.ts";
import {
  checksOfParts,
  keepsSchema,
  listViolations,
  testsOfValues,
  type Violation,
} from "../../src/list-violations.ts";

const source = readFileSync("openapi/openapi.yaml", "utf8");
const { document, operations } = makeContract(source, parse(source) as OpenApiDocument);

// The judge reads the contract as it stands there, and not as the generator writes it.
const ajv = new Ajv2020({ allErrors: true, strict: false, strictNumbers: true, formats, logger: false });
ajv.addSchema({ $id: "contract", components: document.components });

/** Lists what Ajv says, in the form of {@link listViolations}. */
function judgeByAjv(schema: object): (value: unknown) => Violation[] {
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')));
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(readError));
}

function readError({ instancePath, keyword, params }: ErrorObject): Violation {
  const property = params.missingProperty ?? params.additionalProperty;
  return { instancePath, keyword, ...(property !== undefined && { property }) };
}

const texts = [
  ...["", " ", "a", "a b", " a", "a\n", "0", "007", "12a", "{}", "<a", "944444444", "+9194444444", "~/"],
  ...["1990-05-15", "2023-02-29", "2024-02-29", "90-05-15", "x".repeat(20), "x".repeat(21), "\ud83d"],
  ...[1, 10, 11, 20, 21].map((count) => "\u{1f600}".repeat(count)),
];
const numbers = [0, -0, 1, -1, 1.5, 7, 2483, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY];
const names = ["a", "b", "c", "~/", "constructor"];
const scalar = fc.constantFrom(...texts, ...numbers, null, true, undefined);
const anyValue = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom(...names, "__proto__"), scalar),
);

/** Values that keep most of a schema: in one place of ten stands any value. */
function valuesNear(node: SchemaOfContract | boolean): fc.Arbitrary<unknown> {
  const schema = resolveRef<SchemaOfContract>(document, Object(node));
  const {
    type,
    items,
    examples = [],
    properties = type === "object" ? {} : undefined,
  } = schema as { examples?: unknown[] } & SchemaOfContract;
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, valuesNear(field)]);
  const extra = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    scalar.map((c) => ({ c })),
  );
  const fitting = [
    ...(properties
      ? [fc.tuple(fc.record(Object.fromEntries(fields)), extra).map((parts) => Object.assign({}, ...parts))]
      : []),
    ...(items ? [fc.array(valuesNear(items), { maxLength: 4 })] : []),
    ...(examples.length > 0 ? [fc.constantFrom(...examples)] : []),
  ].map((arbitrary) => ({ weight: 9, arbitrary: arbitrary as fc.Arbitrary<unknown> }));
  // A field that is undefined is one that is missing.
  return fc.oneof(...fitting, { weight: 1, arbitrary: anyValue });
}

/** What the client checks with, by its name, beside the schema of the contract that it is made from. */
function listChecked(): { name: string; schema: Schema; origin: SchemaOfContract }[] {
  const inputs = operations.map(({ id, parameters, body }) => {
    const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
    const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
    const origin = {
      type: "object",
      required: [...required, ...(body?.required ?? [])],
      additionalProperties: false,
      properties: { ...properties, ...body?.properties },
    };
    return { name: `the input of ${id}`, schema: inputSchemas[id as OperationId], origin };
  });
  const data = operations.flatMap(({ id, responseTypes }) =>
    responseTypes.flatMap(({ name, data: $ref }) => {
      const schema = dataSchemas[id as OperationId][name];
      return $ref === undefined || !schema ? [] : [{ name: `${name} of ${id}`, schema, origin: { $ref } }];
    }),
  );
  const others = Object.entries({
    Envelope: envelopeSchema,
    UnauthorizedAnswer: refusalSchemas[401],
    ForbiddenAnswer: refusalSchemas[403],
  }).map(([name, schema = {}]) => ({ name, schema, origin: { $ref: `#/components/schemas/${name}` } }));
  return [...inputs, ...data, ...others];
}

const bounds = [0, 1, 1.5, 7];
const lengths = [0, 1, 2, 10, 20];
const constants = [0, 1, "a", "", null, true];
const types = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

/** Schemas with any of the keywords that the client knows, and others inside to the depth. */
function schemasTo(depth: number): fc.Arbitrary<SchemaOfContract> {
  const keywords: Record<string, fc.Arbitrary<unknown>> = {
    type: fc.oneof(fc.constantFrom(...types), fc.uniqueArray(fc.constantFrom(...types), { minLength: 1 })),
    maximum: fc.constantFrom(...bounds),
    minimum: fc.constantFrom(...bounds),
    maxLength: fc.constantFrom(...lengths),
    minLength: fc.constantFrom(...lengths),
    pattern: fc.constantFrom("^[0-9]+$", "/", "^.$", "\\S"),
    format: fc.constantFrom("date", "email", "binary"),
    const: fc.constantFrom(...constants),
    enum: fc.uniqueArray(fc.constantFrom(...constants), { minLength: 1 }),
    $ref: fc.constantFrom("CustomerId", "Envelope").map((name) => `#/components/schemas/${name}`),
    maxItems: fc.constantFrom(...lengths),
    minItems: fc.constantFrom(...lengths),
    required: fc.uniqueArray(fc.constantFrom(...names)),
    additionalProperties: fc.boolean(),
  };
  const inner = depth > 0 ? schemasTo(depth - 1) : fc.constant(true as never);
  if (depth > 0) {
    keywords.allOf = fc.array(inner, { minLength: 1, maxLength: 2 });
    keywords.items = inner;
    keywords.additionalProperties = fc.oneof(fc.boolean(), inner);
    keywords.properties = fc.dictionary(fc.constantFrom(...names), inner, { maxKeys: 4 });
  }
  // Few at a time: a value seldom keeps many.
  return fc
    .subarray(Object.entries(keywords), { minLength: 1, maxLength: 5 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen))) as fc.Arbitrary<SchemaOfContract>;
}

/** Makes what stands in `generated/schemas.ts` of a schema. */
function evaluate(origin: SchemaOfContract): Schema {
  const { write, declarations } = writeSchemas(document);
  const written = write(origin, "the input");
  const constants = [...declarations].map(([name, text]) => `const ${name} = ${text};`);
  return new Function(`${constants.join("")} return ${written};`)();
}

function sort(violations: Violation[]): string[] {
  return violations.map((violation) => JSON.stringify(violation)).sort();
}

describe("the work of listViolations", () => {
  it("reads a schema once, however many values it checks", () => {
    const ownKeys = vi.fn(Reflect.ownKeys);
    const schema = new Proxy({ type: "string" }, { ownKeys }) as Schema;
    expect(["a", 7, "b"].map((value) => keepsSchema(schema, value))).toEqual([true, false, true]);
    expect(ownKeys).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{ maxLength: 3 }, "abc"],
    [{ minLength: 2 }, "abcd"],
  ])("counts no characters where the length of the text decides: %j of %j", (schema, text) => {
    const count = vi.spyOn(String.prototype, Symbol.iterator);
    const violations = listViolations(schema as Schema, text);
    const counted = count.mock.calls.length;
    count.mockRestore();
    expect([violations, counted]).toEqual([[], 0]);
  });
});

describe("listViolations", () => {
  it.each(listChecked())("finds in $name what Ajv finds", ({ schema, origin }) => {
    const judge = judgeByAjv(origin);
    let valid = 0;
    const compare = (value: unknown) => {
      const violations = judge(value);
      if (violations.length === 0) valid++;
      expect(listViolations(schema, value)).toEqual(violations);
      expect(keepsSchema(schema, value)).toBe(violations.length === 0);
    };
    fc.assert(fc.property(valuesNear(origin), compare), { seed: 20_261_129, numRuns: 150 });
    expect(valid).toBeGreaterThan(20);
  });

  it("finds what Ajv finds by any of its keywords", () => {
    const seen = new Set<string>();
    const cases = schemasTo(2).chain((origin) =>
      fc.tuple(fc.constant(origin), fc.array(valuesNear(origin), { minLength: 10, maxLength: 20 })),
    );
    const compare = ([origin, values]: [SchemaOfContract, unknown[]]) => {
      const judge = judgeByAjv(origin);
      const schema = evaluate(origin);
      for (const value of values) {
        const violations = judge(value);
        for (const { keyword } of violations) seen.add(keyword);
        expect(sort(listViolations(schema, value))).toEqual(sort(violations));
      }
    };
    fc.assert(fc.property(cases, compare), { seed: 20_261_129, numRuns: 150 });
    const containers = ["allOf", "items", "properties"];
    expect([...seen, ...containers].sort()).toEqual(
      Object.keys({ ...testsOfValues, ...checksOfParts }).sort(),
    );
  });

  it("stops in a list with very many mistakes", () => {
    const listed = listViolations({ items: { type: "string" } }, Array(5_000).fill(1));
    expect(listed).toHaveLength(1_000);
    expect(listed.at(-1)).toEqual({ instancePath: "/999", keyword: "type" });
  });
});
