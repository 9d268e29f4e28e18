import type { Declaration } from "../docs-drift/declaration.ts";
import type { Field, Page, Place } from "../docs-drift/page.ts";
import type { Schema } from "../shared/read-contract.ts";
import { accepts } from "./accepts.ts";
import { declareLimits, declareWord, mergeDeclarations, showExample } from "./declare-differences.ts";
import { markGap, type Tasks } from "./gaps.ts";
import type { KnownFields } from "./known-fields.ts";
import { makeField, makeObject, typeOfWord } from "./make-schema.ts";
import { makePlaceholder, makeValue, typeOf } from "./make-value.ts";

/** What an operation takes: its parameters, and the schema and the sample of its body. */
export interface Request {
  parameters: object[];
  body: { schema: Schema; sample: Record<string, unknown> } | undefined;
}

/** Makes the parameters and the body of an operation. Shared ones are referred to. */
export function makeRequest(page: Page, path: string, known: KnownFields, tasks: Tasks): Request {
  const tokens = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const fieldsIn = (place: Place) => page.fields.filter((field) => field.place === place);
  for (const { name } of fieldsIn("path"))
    if (!tokens.includes(name))
      tasks.add(`the page lists the path parameter ${name}, but the path does not hold it`);
  const pathFields = tokens.map(
    (name) => fieldsIn("path").find((field) => field.name === name) ?? inPath(name, tasks),
  );
  for (const { name, place } of [...fieldsIn("query"), ...fieldsIn("body")])
    if (tokens.includes(name) || (place === "body" && fieldsIn("query").some((field) => field.name === name)))
      tasks.add(
        `${name} stands in several places of the request, and the client sends one value in all of them`,
      );
  const parameters = [...pathFields, ...fieldsIn("query")].map((field) => ({
    ...makeParameter(field, known, tasks),
    ...(!page.fields.includes(field) && { "x-docs": onlyInPath }),
  }));
  const fields = fieldsIn("body");
  if (fields.length === 0) return { parameters, body: undefined };
  const samples = page.sampleRequest ? [page.sampleRequest] : [];
  const maker = { fields, isRequest: true, tasks, find: known.findRequestField };
  const schema = makeObject(maker, "", samples);
  return { parameters, body: { schema, sample: makeSample(schema, fields, "", known, page.sampleRequest) } };
}

const onlyInPath = { says: "absent", reason: "In the path, not in the list of parameters." };

function inPath(name: string, tasks: Tasks): Field {
  tasks.add(`the path parameter ${name}, which the page does not list`);
  return { place: "path", name, type: "string", required: true, example: undefined };
}

function makeParameter(field: Field, known: KnownFields, tasks: Tasks): object {
  const { place, name, type } = field;
  const required = place === "path" || field.required === true;
  const shared = known.findParameter(place, name);
  const isSame = shared?.required === required && shared.schema.schema.type === type;
  const isHidden = field.hidden?.includes("example") === true;
  const isRenamed = place === "path" && field.spelling !== undefined;
  const isLimited = declareLimits(field, shared?.schema.schema ?? {}) !== undefined;
  if (shared && isSame && !isRenamed && !isLimited && (isHidden || field.example === String(shared.example)))
    return { $ref: shared.ref };
  const ref = shared?.schema.ref ?? known.findRequestField(name, type)?.ref;
  const words = shared?.description ?? known.findRequestField(name, type)?.schema.description;
  const description = words ?? markGap(`say what ${name} is`);
  const maker = { fields: [{ ...field, required }], isRequest: true, tasks, find: known.findRequestField };
  const schema = ref === undefined ? makeField(maker, { ...field, required }, name, []) : { $ref: ref };
  const rules = shared?.schema.schema ?? known.findRequestField(name, type)?.schema ?? schema ?? {};
  const given = [makeValue(field.example, type), shared?.example];
  const { examples: [example = makePlaceholder(type)] = [], "x-docs": docs } = showExample(
    field,
    rules,
    given,
  );
  return {
    name,
    in: place,
    required,
    description,
    schema,
    example,
    ...mergeDeclarations([
      docs,
      declareWord(field, typeOfWord(type)),
      declareLimits(field, rules),
      isRenamed ? declareName(field) : undefined,
    ]),
  };
}

/** Two paths may not differ by the name of a parameter alone. */
function declareName({ spelling = "" }: Field): Declaration {
  return { says: { name: spelling }, reason: "Another operation of the path has the name of the contract." };
}

/** The sample request: the vendor's where it keeps to the schema, filled up from the examples of the fields. */
function makeSample(
  schema: Schema,
  fields: readonly Field[],
  prefix: string,
  known: KnownFields,
  sample: Record<string, unknown> | undefined,
): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).flatMap(([key, property]): [string, unknown][] => {
    const field = fields.find(({ name }) => name === prefix + key);
    const type = field?.type === "file" ? "string" : (field?.type ?? "string");
    const given = sample?.[key];
    if (property.properties || property.items?.properties) {
      const [inner = given] = Array.isArray(given) ? (given as unknown[]) : [given];
      const object = typeOf(inner) === "object" ? (inner as Record<string, unknown>) : undefined;
      const value = makeSample(property.items ?? property, fields, `${prefix}${key}.`, known, object);
      return [[key, property.items ? [value] : value]];
    }
    if (
      given !== undefined &&
      given !== "" &&
      (typeOf(given) === type || (type === "number" && typeof given === "number")) &&
      accepts(property, given)
    )
      return [[key, given]];
    const own = (property.examples as unknown[] | undefined)?.[0];
    const shared = known.findRequestField(key, type)?.schema.examples as unknown[] | undefined;
    const value = property.$ref ? shared?.[0] : (own ?? makeValue(field?.example, type));
    if (value === undefined && !field?.required) return [];
    return [[key, value ?? makePlaceholder(type)]];
  });
  return Object.fromEntries(entries);
}
