import { type OpenApiDocument, type Operation, resolveRef, type Schema } from "./read-contract.ts";

/** The documented sample of an operation: parameters and body fields in one flat object. */
export function sampleInput(document: OpenApiDocument, operation: Operation): Record<string, unknown> {
  const { parameters, body, bodyExample } = operation;
  const values = [
    ...parameters.map(({ name, example, schema }) => [name, example ?? sampleOf(document, name, schema)]),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) => [
      name,
      bodyExample[name] ?? sampleOf(document, name, schema),
    ]),
  ];
  return Object.fromEntries(values);
}

/** A value by the examples of a schema; where there is none, one that shows what to fill in. */
function sampleOf(document: OpenApiDocument, name: string, node: Schema): unknown {
  const schema = resolveRef<Schema>(document, node);
  const known = [schema.examples, schema.enum].find((list) => Array.isArray(list) && list.length > 0);
  if (known !== undefined) return (known as unknown[])[0];
  if (schema.const !== undefined) return schema.const;
  const [type] = [schema.type].flat();
  if (type === "array") return schema.items === undefined ? [] : [sampleOf(document, name, schema.items)];
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  if (type === "object" || schema.properties !== undefined)
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([key]) => schema.required?.includes(key))
        .map(([key, child]) => [key, sampleOf(document, key, child)]),
    );
  return name.toUpperCase();
}
