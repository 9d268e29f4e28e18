import type { Schema } from "../generated/schemas.ts";

/** A place where a value breaks a schema. */
export interface Violation {
  /** JSON pointer to the value. */
  instancePath: string;
  /** The keyword that the value breaks. */
  keyword: string;
  /** Name of the field that the value lacks, or must not have. */
  property?: string;
}

type Test = (value: unknown) => boolean;
type Check = (value: unknown, found: Violation[]) => void;

/**
 * Lists where a value breaks a schema, like Ajv with `allErrors`, except that it stops in a list with very many mistakes.
 * Code compiled from the schemas is ten times as large.
 */
export function listViolations(schema: Schema, value: unknown): Violation[] {
  const found: Violation[] = [];
  compile(schema)(value, found);
  return found;
}

/** Whether a value keeps a schema. */
export function keepsSchema(schema: Schema, value: unknown): boolean {
  return listViolations(schema, value).length === 0;
}

const compiled = new WeakMap<Schema, Check>();

function compile(schema: Schema): Check {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const checks = Object.keys(schema).map((keyword): Check => {
    const limit = schema[keyword] as never;
    if (keyword in checksOfParts) return checksOfParts[keyword as keyof typeof checksOfParts](limit, schema);
    const keeps = testsOfValues[keyword as keyof typeof testsOfValues](limit);
    return (value, found) => {
      if (!keeps(value)) found.push({ instancePath: "", keyword });
    };
  });
  const all: Check = (value, found) => {
    for (const check of checks) check(value, found);
  };
  compiled.set(schema, all);
  return all;
}

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !isList(value);

const types = {
  null: (value: unknown) => value === null,
  boolean: (value: unknown) => typeof value === "boolean",
  integer: (value: unknown) => Number.isInteger(value),
  number: isNumber,
  string: isText,
  array: isList,
  object: isFields,
};

type Type = keyof typeof types;

/** Makes the test of a keyword that says nothing of values of another type. */
function testOf<Value>(isConcerned: (value: unknown) => value is Value) {
  return <Limit>(keeps: (value: Value, limit: Limit) => boolean) =>
    (limit: Limit): Test =>
    (value) =>
      !isConcerned(value) || keeps(value, limit);
}

const ofNumber = testOf(isNumber);
const ofText = testOf(isText);
const ofList = testOf(isList);

/** The keywords that look at the value alone. */
export const testsOfValues = {
  type: (names: Type | Type[]): Test =>
    typeof names === "string" ? types[names] : (value) => names.some((name) => types[name](value)),
  maximum: ofNumber((value, limit: number) => value <= limit),
  minimum: ofNumber((value, limit: number) => value >= limit),
  // A character has one or two units of UTF-16, so few texts need counting.
  maxLength: ofText((text, limit: number) => text.length <= limit || [...text].length <= limit),
  minLength: ofText((text, limit: number) => text.length >= 2 * limit || [...text].length >= limit),
  pattern: ofText((text, pattern: RegExp) => pattern.test(text)),
  format: ofText((text, format: RegExp) => format.test(text)),
  const:
    (only: unknown): Test =>
    (value) =>
      value === only,
  enum:
    (values: unknown[]): Test =>
    (value) =>
      values.includes(value),
  maxItems: ofList((list, limit: number) => list.length <= limit),
  minItems: ofList((list, limit: number) => list.length >= limit),
};

// One list of wrong items could otherwise cost more than all other checks of a server together.
const enough = 1000;

/** The keywords that look into the value. */
export const checksOfParts = {
  allOf: (schemas: Schema[]): Check => {
    const checks = schemas.map(compile);
    return (value, found) => {
      for (const check of checks) check(value, found);
    };
  },
  items: (schema: Schema): Check => {
    const check = compile(schema);
    return (list, found) => {
      if (!isList(list)) return;
      for (const [index, item] of list.entries()) {
        checkBelow(index, check, item, found);
        if (found.length >= enough) return;
      }
    };
  },
  required:
    (names: string[]): Check =>
    (fields, found) => {
      if (!isFields(fields)) return;
      for (const property of names) {
        if (fields[property] === undefined) found.push({ instancePath: "", keyword: "required", property });
      }
    },
  additionalProperties: (rest: Schema | false, { properties = {} }: { properties?: object }): Check => {
    const check = rest && compile(rest);
    return (fields, found) => {
      if (!isFields(fields)) return;
      for (const property in fields) {
        if (Object.hasOwn(properties, property)) continue;
        if (check) checkBelow(property, check, fields[property], found);
        else found.push({ instancePath: "", keyword: "additionalProperties", property });
      }
    };
  },
  properties: (schemas: Readonly<Record<string, Schema>>): Check => {
    const checks = Object.entries(schemas).map(([name, schema]) => [name, compile(schema)] as const);
    return (fields, found) => {
      if (!isFields(fields)) return;
      for (const [name, check] of checks) {
        if (fields[name] !== undefined) checkBelow(name, check, fields[name], found);
      }
    };
  },
};

function checkBelow(name: string | number, check: Check, value: unknown, found: Violation[]): void {
  const count = found.length;
  check(value, found);
  if (found.length === count) return;
  const step = `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  for (let index = count; index < found.length; index++) {
    const violation = found[index] as Violation;
    violation.instancePath = step + violation.instancePath;
  }
}
