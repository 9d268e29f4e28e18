import {
  type Field,
  type Hidden,
  mergeFields,
  nameTypes,
  type Page,
  type Place,
  type ResponseTypeRow,
  type SampleAnswer,
  toText,
} from "../page.ts";
import { makeField } from "./field-words.ts";
import { unlink } from "./read-markdown-answers.ts";
import { makeResponseType } from "./read-response-types.ts";
import type { VendorOperation, VendorParameter, VendorSchema } from "./vendor-openapi.ts";

/**
 * Reads the page of an operation that has the shape of one, with nothing in it that refers to another place.
 *
 * @throws UnreadablePageError when it documents a parameter twice and differently
 */
export function readVendorOperation(
  path: string,
  method: string,
  servers: readonly { url: string }[],
  operation: VendorOperation,
): Page {
  const [body] = Object.values(operation.requestBody?.content ?? {});
  const answers = operation.responses ?? {};
  const [answer] = Object.values(answers["200"]?.content ?? {});
  const responseTypes = readResponseTypes(operation.description ?? "");
  const fields = [
    ...mergeFields((operation.parameters ?? []).map(readParameter)),
    ...readProperties(body?.schema, "body", ""),
    ...readProperties(answer?.schema, "response", ""),
  ];
  const hidden: Hidden[] = [
    ...(servers.length > 0 ? [] : ["server" as const]),
    ...(fields.some(({ place }) => place === "response") ? [] : ["response fields" as const]),
    ...(fields.some((field) => field.hidden?.includes("type"))
      ? ["types other than text, number and boolean" as const]
      : []),
    ...(responseTypes ? [] : ["response types" as const]),
  ];
  return {
    form: "openapi.json",
    title: operation.summary || undefined,
    slug: operation["x-docs-slug"] || undefined,
    methods: [method.toUpperCase()],
    target: path,
    servers: servers.map(({ url }) => url.replace(/\/$/, "")),
    fields,
    responseTypes,
    httpStatuses: readHttpStatuses(answers),
    samples: readSamples(answers),
    sampleRequest: body?.example,
    hidden,
  };
}

function readParameter({
  name,
  in: place,
  required,
  schema = {},
  example = schema.example,
}: VendorParameter): Field {
  return readSchema(place as Place, name, { ...schema, example }, required === true);
}

function readProperties(
  schema: VendorSchema | undefined,
  place: "body" | "response",
  prefix: string,
): Field[] {
  const entries = Object.entries(schema?.properties ?? {});
  return entries.flatMap(([name, property]) => {
    const required = place === "body" ? schema?.required?.includes(name) === true : undefined;
    const field = readSchema(place, prefix + name, property, required);
    // `entries[].ifsc` stands beside entries, not in it. In an answer, a dot alone is a part of a name.
    const separator = place === "body" ? /^(\[\])?\./ : /^\[\]\./;
    const inside = entries
      .map(([other]) => other)
      .find((other) => separator.test(other.slice(name.length)) && other.startsWith(name));
    const type = inside?.startsWith(`${name}[]`) ? "array" : "object";
    const hidden = field.hidden?.filter((attribute) => attribute !== "type") ?? [];
    return [
      inside === undefined ? field : { ...field, type, hidden },
      ...readProperties(property.items ?? property, place, `${prefix}${name}.`),
    ];
  });
}

/** The vendor writes text for each type of a request that is not scalar; an example may give the type away. */
function readSchema(place: Place, name: string, schema: VendorSchema, required: boolean | undefined): Field {
  const { format } = schema;
  const example = schema.example ?? undefined;
  const implied = schema.properties ? "object" : schema.items ? "array" : undefined;
  const written = Array.isArray(schema.type) ? nameTypes(schema.type) || undefined : (schema.type ?? implied);
  const isText = place !== "response" && written === "string";
  const guess = isText && Array.isArray(example) ? "array" : isText && format === "binary" ? "file" : written;
  const field = makeField(
    place,
    name,
    guess ?? "any",
    required,
    place === "response" || example === undefined ? undefined : toText(example),
  );
  const { items, const: constant } = schema;
  const limits = {
    enum: schema.enum ?? items?.enum ?? (constant === undefined ? undefined : [constant]),
    default: schema.default,
  };
  const isHidden = isText && guess === "string" && typeof example !== "object" && place !== "header";
  return {
    ...field,
    ...(place !== "header" && { limits }),
    ...(isHidden && { hidden: [...(field.hidden ?? []), "type"] }),
  };
}

function readResponseTypes(description: string): ResponseTypeRow[] | undefined {
  const table = description.split(/^#+ response types\s*$/im)[1]?.split(/^#+ /m)[0];
  return table?.split("\n").flatMap((line) => {
    const [, id = "", meaning = "", next = ""] = line.split(/(?<!\\)\|/);
    return makeResponseType(id, meaning, unlink(next)) ?? [];
  });
}

function readHttpStatuses(answers: NonNullable<VendorOperation["responses"]>): number[] {
  const hasSample = ({ content = {} }: (typeof answers)[string]) =>
    Object.values(content).some(({ examples }) => examples);
  const shown = Object.entries(answers).filter(([status, answer]) => /^2/.test(status) || hasSample(answer));
  return shown.map(([status]) => Number(status)).filter(Number.isInteger);
}

function readSamples(answers: NonNullable<VendorOperation["responses"]>): SampleAnswer[] {
  return Object.entries(answers).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ examples = {} }) =>
      Object.entries(examples).flatMap(([key, { summary, value }]) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? [
              {
                title: summary ?? key,
                httpStatus: Number(status) || status,
                value: value as Record<string, unknown>,
              },
            ]
          : [],
      ),
    ),
  );
}
