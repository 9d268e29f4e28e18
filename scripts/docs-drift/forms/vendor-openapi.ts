/** A schema of a field, or of all fields of a body or an answer. */
export interface VendorSchema {
  type?: string | string[];
  format?: string;
  example?: unknown;
  required?: string[];
  properties?: Record<string, VendorSchema>;
  items?: VendorSchema;
}

/** A parameter or a header. */
export interface VendorParameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: VendorSchema;
  example?: unknown;
}

interface VendorMedia {
  schema?: VendorSchema;
  example?: Record<string, unknown>;
  examples?: Record<string, { summary?: string; value?: unknown }>;
}

/** An operation of it. */
export interface VendorOperation {
  summary?: string;
  description?: string;
  "x-docs-slug"?: string;
  servers?: { url: string }[];
  parameters?: VendorParameter[];
  requestBody?: { content?: Record<string, VendorMedia> };
  responses?: Record<string, { content?: Record<string, VendorMedia> }>;
}

/** The vendor's description of all its operations, as far as it is read. */
export interface VendorOpenApi {
  openapi: string;
  servers?: { url: string }[];
  paths: Record<string, Record<string, VendorOperation>>;
}

const text = { type: "string" };
const list = (items: object) => ({ type: "array", items });
const map = (additionalProperties: object) => ({ type: "object", additionalProperties });
// Fields in these would be missing without a word. A reference that can be followed has been replaced by now.
const unfollowed = Object.fromEntries(
  "$ref $dynamicRef allOf anyOf oneOf if dependentSchemas patternProperties prefixItems"
    .split(" ")
    .map((keyword) => [keyword, false]),
);
const schema = { $ref: "#/$defs/schema" };
// Fields can be listed of an object alone.
const ofFields = { allOf: [schema, { properties: { type: { const: "object" } } }] };
const media = (properties: object) =>
  map({
    type: "object",
    properties: {
      ...properties,
      examples: map({ type: "object", properties: { summary: text } }),
    },
  });
// Of other answers only the samples are read.
const answer = { type: "object", properties: { content: media({}) } };

/** JSON Schema of an operation of the vendor's openapi.json with all around it that is read. */
export const vendorOperationShape = {
  $defs: {
    schema: {
      type: "object",
      properties: {
        ...unfollowed,
        type: { anyOf: [text, list(text)] },
        format: text,
        required: list(text),
        properties: map(schema),
        items: schema,
      },
    },
  },
  properties: {
    // No parameter twice, and nothing of a query.
    path: { pattern: "^(?!.*(\\{[^{}]*\\}).*\\1)(/([^/?#{}]|\\{[^/?#{}]+\\})*)+$" },
    pathItem: { properties: { parameters: false, servers: false } },
    servers: list({ type: "object", required: ["url"], properties: { url: text } }),
    operation: {
      type: "object",
      properties: {
        summary: text,
        description: text,
        "x-docs-slug": text,
        parameters: list({
          type: "object",
          allOf: [{ properties: { $ref: false, content: false } }],
          required: ["name", "in"],
          properties: { name: text, in: { enum: ["path", "query", "header"] }, schema },
        }),
        requestBody: {
          type: "object",
          properties: { $ref: false, content: media({ schema: ofFields }) },
        },
        responses: {
          ...map(answer),
          properties: {
            "200": { ...answer, properties: { $ref: false, content: media({ schema: ofFields }) } },
          },
        },
      },
    },
  },
};
