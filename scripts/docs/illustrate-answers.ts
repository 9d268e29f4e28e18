import { type OpenApiDocument, resolveRef, type Schema } from "../shared/read-contract.ts";

interface Content {
  schema?: Schema & { oneOf?: Schema[] };
  examples?: Record<string, { value?: unknown }>;
}

/**
 * Gives each field of an answer the value that it has in a documented sample of that answer. Answers share the schemas
 * of their fields, so that the examples there fit only one of them.
 */
export function illustrateAnswers(document: OpenApiDocument): void {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const responses = operations.flatMap((operation) => Object.values(operation.responses));
  for (const response of new Set(responses.map((each) => resolveRef<object>(document, each)))) {
    const { content = {} } = response as { content?: Record<string, Content> };
    for (const media of Object.values(content)) illustrate(document, media);
  }
}

function illustrate(document: OpenApiDocument, media: Content): void {
  const samples = Object.values(media.examples ?? {}).map(
    (example) => resolveRef<{ value?: unknown }>(document, example).value,
  );
  if (media.schema === undefined) return;
  const answers = (media.schema.oneOf ?? [media.schema]).map((answer) => mergeParts(document, answer));
  const ids = answers.map(({ properties }) => properties?.response_type_id?.const);
  const illustrated = answers.map((answer, index) => {
    const id = ids[index];
    // An answer that fixes no id is every other one, with an id or without.
    const fits = (other: unknown) => other === id || (id === undefined && !ids.includes(other));
    const sample = samples.find((each) => fits(idOf(each)));
    return sample === undefined ? answer : showSample(document, answer, sample);
  });
  media.schema = media.schema.oneOf ? { ...media.schema, oneOf: illustrated } : (illustrated[0] as Schema);
}

function idOf(sample: unknown): unknown {
  return (Object(sample) as { response_type_id?: unknown }).response_type_id;
}

/** A copy of a schema with the parts of its `allOf` in one, as Redoc shows it: what a later part says of a field holds. */
function mergeParts(document: OpenApiDocument, schema: Schema): Schema {
  const { $ref: _, ...beside } = schema;
  const { allOf = [], ...own }: Schema & { allOf?: Schema[] } = {
    ...resolveRef<Schema>(document, schema),
    ...beside,
  };
  const merged: Schema = {};
  for (const part of [...allOf.map((each) => mergeParts(document, each)), own]) {
    const required = [...(merged.required ?? []), ...(part.required ?? [])];
    const properties = { ...merged.properties };
    for (const [name, field] of Object.entries(part.properties ?? {}))
      properties[name] = { ...properties[name], ...mergeParts(document, field) };
    Object.assign(merged, part, required.length > 0 && { required });
    if (Object.keys(properties).length > 0) merged.properties = properties;
  }
  return merged;
}

/** A copy of a schema with the values of a sample as examples. */
function showSample(document: OpenApiDocument, schema: Schema, sample: unknown): Schema {
  const copy = mergeParts(document, schema);
  if (Array.isArray(sample)) {
    if (copy.items !== undefined && sample.length > 0)
      copy.items = showSample(document, copy.items, sample[0]);
  } else if (typeof sample !== "object" || sample === null) {
    copy.example = sample;
  } else {
    const values = new Map<string, unknown>(Object.entries(sample));
    for (const [name, field] of Object.entries(copy.properties ?? {}))
      if (values.has(name) && copy.properties)
        copy.properties[name] = showSample(document, field, values.get(name));
  }
  return copy;
}
