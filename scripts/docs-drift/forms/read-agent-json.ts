import type { Field, Page, Place } from "../page.ts";
import { makeField } from "./field-words.ts";
import { refuseMisshapen } from "./refuse-misshapen.ts";

interface AgentParameter {
  name: string;
  in?: Place;
  type: string;
  required?: boolean;
  example?: unknown;
  enum?: unknown[];
  default?: unknown;
}

interface AgentField {
  name: string;
  type: string;
  children?: AgentField[];
}

/** What the vendor publishes for agents at `/agent/api/SLUG.json`, as far as it is read. */
export interface AgentJson {
  slug: string;
  name: string;
  method: string;
  path: string;
  headers: AgentParameter[];
  requestParams: AgentParameter[];
  responseFields: AgentField[];
  responseTypes?: { id: number; meaning: string; next?: string }[];
  sampleRequest?: Record<string, unknown>;
  sampleSuccessResponse?: Record<string, unknown>;
  errorScenarios?: { statusCode?: number; scenario: string; example: Record<string, unknown> }[];
}

const text = { type: "string" };
const record = (properties: object) => ({ type: "object", required: ["name", "type"], properties });
const parameters = {
  type: "array",
  items: record({
    name: text,
    type: text,
    enum: { type: "array" },
    in: { enum: ["path", "query", "body", "header"] },
  }),
};
const fields = { type: "array", items: { $ref: "#/$defs/field" } };
const shape = {
  $defs: { field: record({ name: text, type: text, children: fields }) },
  required: ["slug", "name"],
  properties: {
    slug: text,
    name: text,
    headers: parameters,
    requestParams: parameters,
    responseFields: fields,
    responseTypes: { type: "array", items: { type: "object", required: ["id", "meaning"] } },
    errorScenarios: {
      type: "array",
      items: { type: "object", required: ["example"], properties: { statusCode: { type: "integer" } } },
    },
  },
};

/**
 * Reads the JSON that the vendor publishes for agents.
 *
 * @throws UnreadablePageError when a part has another shape
 */
export function readAgentJson(api: AgentJson): Page {
  refuseMisshapen(shape, api);
  const { responseTypes = [], sampleSuccessResponse: success, errorScenarios = [] } = api;
  return {
    form: "JSON for agents",
    title: api.name,
    slug: api.slug,
    methods: [api.method.toUpperCase()],
    target: api.path,
    fields: [
      ...api.requestParams.map((parameter) => readParameter(parameter, parameter.in ?? "body")),
      ...api.headers.map((parameter) => readParameter(parameter, "header")),
      ...readFields(api.responseFields, ""),
    ],
    responseTypes:
      responseTypes.length > 0
        ? responseTypes.map(({ next = null, ...row }) => ({ ...row, next }))
        : undefined,
    samples: [
      ...(success ? [{ title: "Successful response", httpStatus: 200, value: success }] : []),
      ...errorScenarios.map(({ statusCode = 200, scenario, example }) => ({
        title: scenario,
        httpStatus: statusCode,
        value: example,
      })),
    ],
    httpStatuses: errorScenarios.flatMap(({ statusCode = [] }) => statusCode),
    sampleRequest: api.sampleRequest,
    hidden: ["server", ...(responseTypes.length > 0 ? [] : ["response types" as const])],
  };
}

function readParameter(parameter: AgentParameter, place: Place): Field {
  const { name, type, required } = parameter;
  const example = parameter.example ?? undefined;
  const text = typeof example === "object" ? JSON.stringify(example) : example;
  const shown = text === undefined ? undefined : String(text);
  const isLimited = parameter.enum !== undefined || parameter.default !== undefined;
  return {
    ...makeField(place, name, type, required === true, shown),
    ...(isLimited && { limits: { enum: parameter.enum, default: parameter.default } }),
  };
}

function readFields(fields: readonly AgentField[], prefix: string): Field[] {
  return fields.flatMap(({ name, type, children = [] }) => [
    makeField("response", prefix + name, type, undefined, undefined),
    ...readFields(children, `${prefix}${name}.`),
  ]);
}
