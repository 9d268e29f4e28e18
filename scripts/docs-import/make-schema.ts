import { isJunkExample } from "../docs-drift/forms/field-words.ts";
import { holderOf } from "../docs-drift/holder-of.ts";
import { type Field, jsonTypes } from "../docs-drift/page.ts";
import type { Schema } from "../shared/read-contract.ts";
import {
  declareLimits,
  declareType,
  declareWord,
  fits,
  listAllowed,
  listTypes,
  mergeDeclarations,
  showExample,
} from "./declare-differences.ts";
import { markGap, type Tasks } from "./gaps.ts";
import { inferSchema } from "./infer-schema.ts";
import type { KnownField } from "./known-fields.ts";
import { makePlaceholder, makeValue, typeOf } from "./make-value.ts";

/** How the schemas of a side of an operation are made. */
export interface SchemaMaker {
  fields: readonly Field[];
  isRequest: boolean;
  find: (name: string, type: string) => KnownField | undefined;
  tasks: Tasks;
}

/**
 * Makes the schema of an object: of the fields that the page lists under a name, and of those that samples have
 * beside them.
 */
export function makeObject(maker: SchemaMaker, prefix: string, samples: readonly unknown[]): Schema {
  const objects = samples.filter((sample) => typeOf(sample) === "object") as Record<string, unknown>[];
  const listed = maker.fields.filter(
    (field) => field.name.startsWith(prefix) && holderOf(maker.fields, field) === prefix.slice(0, -1),
  );
  for (const { name } of listed)
    if (name.slice(prefix.length).includes("."))
      maker.tasks.add(`whether ${name.slice(prefix.length)} is one name, as the page has nothing to hold it`);
  const valuesOf = (key: string) =>
    objects
      .filter((one) => Object.hasOwn(one, key) && !(maker.isRequest && isJunk(one[key])))
      .map((one) => one[key]);
  const properties = listed.map((field): [string, Schema] => {
    const key = field.name.slice(prefix.length);
    return [key, makeField(maker, field, key, valuesOf(key))];
  });
  const unlisted = [...new Set(objects.flatMap((one) => Object.keys(one)))].filter(
    (key) => !listed.some(({ name }) => name === prefix + key),
  );
  const extra = maker.isRequest
    ? []
    : unlisted.map((key): [string, Schema] => [key, makeUnlisted(maker, key, valuesOf(key))]);
  const required = listed.filter((field) => field.required).map(({ name }) => name.slice(prefix.length));
  return {
    type: "object",
    ...(maker.isRequest && { additionalProperties: false }),
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries([...properties, ...extra]),
  };
}

function isJunk(value: unknown): boolean {
  return typeof value === "string" && value !== "" && isJunkExample(value);
}

/** Makes the schema of a field, of what the page and samples say of it. */
export function makeField(
  maker: SchemaMaker,
  field: Field,
  key: string,
  samples: readonly unknown[],
): Schema {
  const { tasks } = maker;
  const type = typeOfWord(field.type);
  if (type !== field.type) tasks.add(`the type of ${field.name}: the page says "${field.type}"`);
  const known = type === "object" ? undefined : maker.find(key, type);
  if (known?.ref !== undefined && maker.isRequest) return makeReference(known.ref, known.schema, field, type);
  if (known)
    tasks.add(`whether ${field.name} is the same as ${key} elsewhere, from where its definition comes`);
  const allowed = known ? undefined : listAllowed(field, type);
  const schema = {
    ...(allowed && { enum: allowed }),
    ...(type === "string" && !allowed && maker.isRequest && field.required && { minLength: 1 }),
    description: markGap(`say what ${field.name} is`),
    ...(known && takeOver(known.schema, maker.isRequest)),
  };
  const shown = [...samples.filter((sample) => fits(sample, type)), makeValue(field.example, type)];
  const limits = declareLimits(field, schema);
  if (type === "object")
    return { ...makeObject(maker, `${field.name}.`, samples), ...schema, ...mergeDeclarations([limits]) };
  if (type === "array") {
    const list = { type, ...schema, items: makeItems(maker, field, samples, shown.at(-1)) };
    const { "x-docs": docs, ...example } = maker.isRequest ? showExample(field, list, shown) : {};
    return { ...list, ...example, ...mergeDeclarations([docs, limits]) };
  }
  if (type === "file") tasks.add(`${field.name} is a file, and the client sends JSON`);
  else if (maker.isRequest && !known && !allowed) tasks.add(`the pattern and the length of ${field.name}`);
  const types = listTypes(type === "file" ? "string" : type, type === "file" ? [] : samples);
  const typed = {
    ...(type === "file" && { minLength: 1, contentMediaType: "application/octet-stream" }),
    ...schema,
    type: types.length === 1 ? types[0] : types,
  };
  const own = (known?.schema.examples as unknown[] | undefined)?.[0];
  const { examples = [], "x-docs": docs } = showExample(field, typed, [
    ...shown,
    ...(maker.isRequest ? [own, allowed?.[0]] : []),
  ]);
  if (examples.length === 0) tasks.add(`an example of ${field.name}`);
  return {
    ...typed,
    examples: examples.length > 0 ? examples : [makePlaceholder(type)],
    ...mergeDeclarations([
      type === "file" ? undefined : (declareWord(field, type) ?? declareType(type, types)),
      maker.isRequest ? docs : undefined,
      limits,
    ]),
  };
}

/** The type of the schema of a field: what is not a type of JSON is text as far as anybody can tell. */
export function typeOfWord(word: string): string {
  return jsonTypes.includes(word) || word === "file" ? word : "string";
}

/** A reference to a shared schema, with the example of the page if it is another and keeps to the schema. */
function makeReference($ref: string, schema: Schema, field: Field, type: string): Schema {
  const shared = (schema.examples as unknown[] | undefined)?.[0];
  const { examples = [], "x-docs": docs } = showExample(field, schema, [
    makeValue(field.example, type),
    shared,
  ]);
  return {
    $ref,
    ...(examples[0] !== shared && { examples }),
    ...mergeDeclarations([docs, declareLimits(field, schema)]),
  };
}

function makeItems(maker: SchemaMaker, field: Field, samples: readonly unknown[], example: unknown): Schema {
  const items = [...samples, example].filter(Array.isArray).flat() as unknown[];
  if (maker.fields.some(({ name }) => name.startsWith(`${field.name}.`)))
    return makeObject(maker, `${field.name}.`, items);
  if (items.length > 0) return declareUnlisted(inferSchema(items));
  maker.tasks.add(`the items of ${field.name}`);
  return {};
}

/** An example shows fields of the items that the page does not list. */
function declareUnlisted(schema: Schema): Schema {
  if (!schema.properties) return schema;
  const docs = { says: "absent", reason: "In an example of the page, not in its list of fields." };
  const properties = Object.entries(schema.properties).map(([key, one]) => [key, { ...one, "x-docs": docs }]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

function makeUnlisted(maker: SchemaMaker, key: string, values: readonly unknown[]): Schema {
  const reason = "In the vendor's sample answer, not in the list of fields.";
  const known = maker.find(key, typeOf(values[0]))?.schema.description;
  const schema = inferSchema(values);
  return {
    ...schema,
    description: known ?? markGap(`say what ${key} is`),
    "x-docs": { says: "absent", reason },
  };
}

/** Of an answer only the words: a reader tolerates what the page does not say. */
function takeOver(schema: Schema, isRequest: boolean): Schema {
  const { examples: _, "x-docs": __, description, ...rest } = schema;
  return { ...(description !== undefined && { description }), ...(isRequest && rest) };
}
