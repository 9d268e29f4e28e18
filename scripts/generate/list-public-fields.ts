import { type Contract, type Operation, resolveRef, type Schema } from "../shared/read-contract.ts";

/**
 * Names of the fields that a log may show, at any depth; nothing when the operation has no sensitive field
 * (`x-sensitive: true`), so that all of them may be shown. A list of what may be shown and not of what may not, so that a
 * misspelt sensitive field is hidden as well.
 */
export function listPublicFields(
  { document }: Contract,
  { parameters, body }: Operation,
): string[] | undefined {
  const shown = new Set<string>();
  let hasSensitive = false;
  const visit = (name: string, node: Schema) => {
    const schema = resolveRef<Schema>(document, node);
    if (schema["x-sensitive"] === true) hasSensitive = true;
    else shown.add(name);
    for (const [key, property] of Object.entries(schema.properties ?? {})) visit(key, property);
    if (schema.items) visit(name, schema.items);
  };
  for (const { name, schema } of parameters) visit(name, schema);
  for (const [name, schema] of Object.entries(body?.properties ?? {})) visit(name, schema);
  return hasSensitive ? [...shown] : undefined;
}
