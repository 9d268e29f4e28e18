import { checkShape } from "./check-shape.ts";
import type { Flaw } from "./flaw.ts";

const text = { type: "string", minLength: 1 };
const reference = { type: "object", required: ["$ref"], properties: { $ref: text } };
const named = { type: "object", required: ["name", "in", "schema"], properties: { name: text, in: text } };
const content = {
  type: "object",
  additionalProperties: {
    type: "object",
    properties: {
      schema: { type: "object" },
      examples: { type: "object", additionalProperties: { type: "object" } },
    },
  },
};
const response = { type: "object", properties: { content } };
const operation = {
  type: "object",
  required: ["operationId", "responses"],
  properties: {
    operationId: { type: "string", pattern: "^[a-z][a-zA-Z0-9]*$" },
    summary: text,
    description: text,
    parameters: { type: "array", items: { if: reference, else: named } },
    requestBody: {
      type: "object",
      required: ["content"],
      properties: { content: { ...content, required: ["application/json"] } },
    },
    responses: { type: "object", additionalProperties: response },
  },
};
const structure = {
  type: "object",
  required: ["info", "servers", "security", "paths", "components", "x-status-codes"],
  properties: {
    info: {
      type: "object",
      required: ["title", "version", "x-docs"],
      properties: { version: text, title: text },
    },
    servers: {
      type: "array",
      items: { type: "object", required: ["url", "x-environment"], properties: { url: text } },
    },
    paths: {
      type: "object",
      propertyNames: { pattern: "^/" },
      additionalProperties: {
        type: "object",
        propertyNames: { enum: ["get", "put", "post", "delete", "options", "head", "patch"] },
        additionalProperties: operation,
      },
    },
    components: {
      type: "object",
      required: ["schemas", "securitySchemes"],
      properties: {
        schemas: { type: "object", required: ["Envelope"] },
        responses: { type: "object", additionalProperties: response },
        examples: { type: "object", additionalProperties: { type: "object" } },
        securitySchemes: { type: "object", additionalProperties: { type: "object", required: ["name"] } },
      },
    },
  },
};

/** Lists what the generator needs of an OpenAPI document and does not find where it looks. */
export function checkStructure(document: unknown): Flaw[] {
  return checkShape(structure, document, []);
}
