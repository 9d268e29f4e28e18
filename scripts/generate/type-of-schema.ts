import { type OpenApiDocument, resolveRef, type Schema } from "../shared/read-contract.ts";

const primitives: Record<string, string> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/**
 * TypeScript type of a schema. A referenced object is named, and noted in `named` to be declared; anything else stands
 * where it is used, so that an editor shows it.
 */
export function typeOfSchema(
  document: OpenApiDocument,
  node: Schema,
  named: Map<string, Schema>,
  onlyNamed = true,
): string {
  const schema = resolveRef<Schema>(document, node);
  const type = (child: Schema) => typeOfSchema(document, child, named);
  if (node.$ref !== undefined && onlyNamed && listProperties(document, schema).length > 0) {
    const name = node.$ref.slice(node.$ref.lastIndexOf("/") + 1);
    named.set(name, schema);
    return name;
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map((value) => JSON.stringify(value)));
  const alternatives = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (alternatives !== undefined) return union(alternatives.map(type));
  const types = [schema.type ?? []].flat() as string[];
  const isObject = types.includes("object") || listProperties(document, schema).length > 0;
  const found = types.flatMap((name) => primitives[name] ?? []);
  if (types.includes("array")) found.push(arrayOf(schema.items ? type(schema.items) : "unknown"));
  if (isObject) found.push(objectType(document, schema, named));
  return found.length === 0 ? "unknown" : union(found);
}

/** A property of an object, wherever in its `allOf` it stands. */
export interface Property {
  name: string;
  node: Schema;
  required: boolean;
}

/** Properties of an object schema, those of its `allOf` before its own. */
export function listProperties(document: OpenApiDocument, node: Schema): Property[] {
  const schema = resolveRef<Schema>(document, node);
  const inherited = ((schema.allOf as Schema[] | undefined) ?? []).flatMap((part) =>
    listProperties(document, part),
  );
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    node: property,
    required: schema.required?.includes(name) === true,
  }));
  return [...new Map([...inherited, ...own].map((property) => [property.name, property])).values()];
}

function objectType(document: OpenApiDocument, schema: Schema, named: Map<string, Schema>): string {
  const { additionalProperties } = schema as { additionalProperties?: boolean | Schema };
  const properties = listProperties(document, schema);
  if (properties.length === 0) {
    const value =
      typeof additionalProperties === "object"
        ? typeOfSchema(document, additionalProperties, named)
        : "unknown";
    return `Record<string, ${value}>`;
  }
  const fields = properties.map(
    ({ name, node, required }) =>
      `${JSON.stringify(name)}${required ? "" : "?"}: ${typeOfSchema(document, node, named)}`,
  );
  return `{ ${fields.join("; ")} }`;
}

function arrayOf(item: string): string {
  return /^\w+$/.test(item) ? `${item}[]` : `(${item})[]`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}
