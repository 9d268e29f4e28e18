import type { Field } from "../docs-drift/page.ts";
import type { Schema } from "../shared/read-contract.ts";
import { markGap, type Tasks } from "./gaps.ts";
import type { KnownField } from "./known-fields.ts";
import { makePlaceholder, makeValue, typeOf } from "./make-value.ts";

/** How the schemas of a side of an operation are made. */
export interface SchemaMaker {
  fields: readonly Field[];
  isRequest: boolean;
  find: (name: string, type: string) => KnownField | undefined;
  tasks: Tasks;
}

const jsonTypes = new Set(["string", "number", "integer", "boolean", "object", "array"]);

/**
 * Makes the schema of an object: of the fields that the page lists under a name, and of those that samples have
 * beside them.
 */
export function makeObject(maker: SchemaMaker, prefix: string, samples: readonly unknown[]): Schema {
  const objects = samples.filter((sample) => typeOf(sample) === "object") as Record<string, unknown>[];
  const listed = maker.fields.filter(
    ({ name }) => name.startsWith(prefix) && !name.slice(prefix.length).includes("."),
  );
  const valuesOf = (key: string) => objects.filter((one) => Object.hasOwn(one, key)).map((one) => one[key]);
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

function makeField(maker: SchemaMaker, field: Field, key: string, samples: readonly unknown[]): Schema {
  const { tasks } = maker;
  const type = jsonTypes.has(field.type) || field.type === "file" ? field.type : "string";
  if (type !== field.type) tasks.add(`the type of ${field.name}: the page says "${field.type}"`);
  const known = type === "object" ? undefined : maker.find(key, type);
  if (known?.ref !== undefined && maker.isRequest)
    return makeReference(known.ref, known.schema, makeValue(field.example, type));
  const example = samples.find((sample) => fits(sample, type)) ?? makeValue(field.example, type);
  const copied = known ? takeOver(known.schema, maker.isRequest) : {};
  if (known)
    tasks.add(`whether ${field.name} is the same as ${key} elsewhere, from where its definition comes`);
  const words = { description: markGap(`say what ${field.name} is`), ...copied };
  if (type === "object") return { ...makeObject(maker, `${field.name}.`, samples), ...words };
  if (type === "array") {
    const shown = maker.isRequest && Array.isArray(example) ? { examples: [example] } : {};
    return { type, ...words, items: makeItems(maker, field, samples, example), ...shown };
  }
  if (example === undefined) tasks.add(`an example of ${field.name}`);
  const examples = [example ?? makePlaceholder(type)];
  if (type === "file") {
    tasks.add(`${field.name} is a file, and the client sends JSON`);
    const docs = declareNoExample(maker, field, example);
    return { type: "string", ...words, contentMediaType: "application/octet-stream", examples, ...docs };
  }
  if (maker.isRequest && !known) tasks.add(`the pattern and the length of ${field.name}`);
  const minLength = type === "string" && field.required ? { minLength: 1 } : {};
  return {
    ...minLength,
    ...words,
    ...widen(type, samples),
    examples,
    ...declareNoExample(maker, field, example),
  };
}

/** A reference to a shared schema, with the example of the page if it is another. */
function makeReference($ref: string, schema: Schema, example: unknown): Schema {
  const [shared] = (schema.examples as unknown[] | undefined) ?? [];
  return example === undefined || example === shared ? { $ref } : { $ref, examples: [example] };
}

/** The page may have no example, where the contract has one. */
function declareNoExample(
  { isRequest }: SchemaMaker,
  { example: shown, hidden }: Field,
  example: unknown,
): Schema {
  if (!isRequest || shown !== undefined || hidden?.includes("example")) return {};
  const reason = example === undefined ? markGap("find an example") : "From the vendor's sample request.";
  return { "x-docs": { says: { example: "none" }, reason } };
}

/** A sample of another type than is listed: both are accepted, and the page is on record. */
function widen(type: string, samples: readonly unknown[]): Schema {
  const others = samples.filter((sample) => !fits(sample, type)).map(typeOf);
  if (others.length === 0) return { type };
  const reason = "A sample of the vendor has another type than its list of fields.";
  return { type: [...new Set([type, ...others])], "x-docs": { says: { type }, reason } };
}

function fits(value: unknown, type: string): boolean {
  const actual = typeOf(value);
  return actual === type || (type === "number" && actual === "integer");
}

function makeItems(maker: SchemaMaker, field: Field, samples: readonly unknown[], example: unknown): Schema {
  const items = [...samples, example].filter(Array.isArray).flat() as unknown[];
  if (maker.fields.some(({ name }) => name.startsWith(`${field.name}.`)))
    return makeObject(maker, `${field.name}.`, items);
  if (items.length === 0) maker.tasks.add(`the items of ${field.name}`);
  return items.length === 0 ? {} : inferSchema(items);
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

/** Makes a schema of values alone. */
export function inferSchema(values: readonly unknown[]): Schema {
  const types = [...new Set(values.map((value) => (typeOf(value) === "integer" ? "number" : typeOf(value))))];
  const type = types.length === 1 ? (types[0] ?? "string") : types;
  if (type === "array") {
    const items = values.flat();
    return { type, items: items.length === 0 ? {} : inferSchema(items) };
  }
  if (type !== "object")
    return {
      type,
      ...(types.every((one) => one !== "object" && one !== "array") && { examples: [values[0]] }),
    };
  const objects = values as Record<string, unknown>[];
  const keys = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  const properties = keys.map((key) => {
    const present = objects.filter((one) => Object.hasOwn(one, key)).map((one) => one[key]);
    return [key, inferSchema(present)];
  });
  return { type, properties: Object.fromEntries(properties) };
}

/** Of an answer only the words: a reader tolerates what the page does not say. */
function takeOver(schema: Schema, isRequest: boolean): Schema {
  const { examples: _, "x-docs": __, description, ...rest } = schema;
  return { ...(description !== undefined && { description }), ...(isRequest && rest) };
}
