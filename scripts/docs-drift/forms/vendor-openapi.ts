/** A schema of a field, or of all fields of a body or an answer. */
export interface VendorSchema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  required?: string[];
  properties?: Record<string, VendorSchema>;
  items?: VendorSchema;
  allOf?: VendorSchema[];
  anyOf?: VendorSchema[];
  oneOf?: VendorSchema[];
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

/** A path: an operation for each method, and what they have in common. */
export interface VendorPath extends Partial<Record<string, unknown>> {
  servers?: { url: string }[];
  parameters?: VendorParameter[];
}

/** The vendor's description of all its operations, as far as it is read. */
export interface VendorOpenApi {
  openapi: string;
  servers?: { url: string }[];
  paths: Record<string, VendorPath>;
}

const text = { type: "string" };
const list = (items: object) => ({ type: "array", items });
const map = (additionalProperties: object) => ({ type: "object", additionalProperties });
// Fields in these would be missing without a word. A reference that can be followed has been replaced by now.
const unfollowed = "$ref $dynamicRef if dependentSchemas patternProperties prefixItems".split(" ");
const combining = ["allOf", "anyOf", "oneOf"];
const schema = { $ref: "#/$defs/schema" };
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

const makeShape = (combined: unknown, ofFields: object) => ({
  $defs: {
    schema: {
      type: "object",
      properties: {
        ...Object.fromEntries(unfollowed.map((keyword) => [keyword, false])),
        ...Object.fromEntries(combining.map((keyword) => [keyword, combined])),
        type: { anyOf: [text, list(text)] },
        format: text,
        enum: list({}),
        required: list(text),
        properties: map(schema),
        items: schema,
      },
    },
  },
  properties: {
    // No parameter twice, and nothing of a query.
    path: { pattern: "^(?!.*(\\{[^{}]*\\}).*\\1)(/([^/?#{}]|\\{[^/?#{}]+\\})*)+$" },
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
});

/** JSON Schema of an operation of the vendor's openapi.json with all around it that is read. */
export const vendorOperationShape = makeShape({ ...list(schema), minItems: 1 }, schema);

/** The same after {@link mergeOperation}: no schema is left that combines others, and fields are those of an object. */
export const mergedOperationShape = makeShape(false, {
  allOf: [schema, { properties: { type: { const: "object" } } }],
});
