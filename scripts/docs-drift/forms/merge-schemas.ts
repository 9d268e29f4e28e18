import { isDeepStrictEqual } from "node:util";
import type { VendorOperation, VendorSchema } from "./vendor-openapi.ts";

type Properties = Record<string, VendorSchema>;

// Schemas that differ in one of these contradict each other.
const decisive = ["type", "format", "enum", "const", "items", "example", "default"] as const;
// Beside `allOf` these belong to the place alone, and may differ from those of a part.
const local: readonly string[] = ["example", "default"];
// A schema of these alone says no more than its type.
const ofTypeAlone: readonly string[] = ["type", "description", "title"];

/** The operation with the schemas merged from which fields are read. */
export function mergeOperation(operation: VendorOperation): VendorOperation {
  const { parameters, requestBody, responses } = operation;
  const mergeMessage = <Message extends NonNullable<VendorOperation["requestBody"]>>(message: Message) => ({
    ...message,
    ...(message.content && {
      content: mapValues(message.content, (media) => ({
        ...media,
        ...(media.schema && { schema: mergeSchema(media.schema) }),
      })),
    }),
  });
  return {
    ...operation,
    ...(parameters && {
      parameters: parameters.map((one) => ({
        ...one,
        ...(one.schema && { schema: mergeSchema(one.schema) }),
      })),
    }),
    ...(requestBody && { requestBody: mergeMessage(requestBody) }),
    ...(responses?.["200"] && { responses: { ...responses, "200": mergeMessage(responses["200"]) } }),
  };
}

/**
 * The schema without the keywords that combine others, as far as one schema says the same: `allOf` if the parts agree, and
 * alternatives of which all but one are null, or which are types and nothing else. The others stay.
 */
function mergeSchema({ allOf, anyOf, oneOf, ...own }: VendorSchema): VendorSchema {
  const types = [own.type ?? []].flat().filter((type) => type !== "null");
  let merged: VendorSchema = {
    ...own,
    ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
    ...(own.properties && { properties: mapValues(own.properties, mergeSchema) }),
    ...(own.items && { items: mergeSchema(own.items) }),
  };
  const combined = { allOf, anyOf, oneOf };
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    const parts = combined[keyword];
    if (!parts) continue;
    const part = (keyword === "allOf" ? mergeAll : chooseOne)(parts.map(mergeSchema));
    merged = (part && mergeBoth(part, merged, true)) ?? { ...merged, [keyword]: parts };
  }
  return merged;
}

function mergeAll(parts: readonly VendorSchema[]): VendorSchema | undefined {
  return parts.reduce<VendorSchema | undefined>((sum, part) => sum && mergeBoth(sum, part, false), {});
}

function chooseOne(parts: readonly VendorSchema[]): VendorSchema | undefined {
  const alternatives = parts.filter((part) => !isNull(part));
  if (alternatives.length < 2) return alternatives[0];
  const isTypeAlone = (schema: VendorSchema) =>
    typeof schema.type === "string" && Object.keys(schema).every((keyword) => ofTypeAlone.includes(keyword));
  if (!alternatives.every(isTypeAlone)) return undefined;
  return { type: alternatives.flatMap(({ type = [] }) => type) };
}

function isNull(schema: VendorSchema): boolean {
  return schema.type === "null" || schema.const === null || isDeepStrictEqual(schema.enum, [null]);
}

/** Both in one; nothing if they disagree. */
function mergeBoth(part: VendorSchema, other: VendorSchema, isBeside: boolean): VendorSchema | undefined {
  const clashes = decisive.some(
    (keyword) =>
      Object.hasOwn(part, keyword) &&
      Object.hasOwn(other, keyword) &&
      !(isBeside && local.includes(keyword)) &&
      !isDeepStrictEqual(part[keyword], other[keyword]),
  );
  const properties = mergeProperties(part.properties ?? {}, other.properties ?? {}, isBeside);
  if (clashes || properties === undefined) return undefined;
  const required = [...(part.required ?? []), ...(other.required ?? [])];
  return {
    ...part,
    ...other,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

function mergeProperties(part: Properties, other: Properties, isBeside: boolean): Properties | undefined {
  const names = [...new Set([...Object.keys(part), ...Object.keys(other)])];
  const schemas = names.map((name) => {
    const [one, two] = [part, other].map((all) => (Object.hasOwn(all, name) ? all[name] : undefined));
    return one && two ? mergeBoth(one, two, isBeside) : (one ?? two);
  });
  // In the order of the file, where __proto__ is a name like others.
  const entries = schemas.flatMap((schema, index) => (schema ? [[names[index] ?? "", schema] as const] : []));
  return entries.length === names.length ? Object.fromEntries(entries) : undefined;
}

function mapValues<Value, Mapped>(
  object: Record<string, Value>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
