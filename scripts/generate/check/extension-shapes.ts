import {
  readDeclaration,
  readDeclaredExtras,
  readPageReference,
  readResponseTypeDeclaration,
} from "../../docs-drift/declaration.ts";

const text = { type: "string", minLength: 1 };
const pointer = { type: "string", pattern: "^(/[^/]+)+$" };
const texts = { type: "array", items: text };
const textByName = { type: "object", additionalProperties: text };

function record(
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
): object {
  return {
    type: "object",
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}

function codes(entry: object): object {
  return { type: "object", propertyNames: { pattern: "^-?\\d+$" }, additionalProperties: entry };
}

const rule = record(
  { answer: text },
  {
    in: texts,
    when: textByName,
    unless: texts,
    times: { type: "integer", minimum: 1 },
    to: { oneOf: [text, textByName] },
    remember: texts,
    make: texts,
    show: textByName,
  },
);

/** Where an extension may stand, and the JSON Schema or the reader of its value. */
export interface ExtensionShape {
  /** Matches the keys that lead to it, joined by slashes; those of a path are one. */
  at: RegExp;
  /** The places in words. */
  place: string;
  shape: object | ((value: unknown, at: string) => unknown);
}

const root = { at: /^[^/]+$/, place: "the root" };
const operation = { at: /^paths\/[^/]+\/\w+\/[^/]+$/, place: "an operation" };
const schema = { at: /^(?!info|paths\/[^/]+\/\w+\/x-)/, place: "a schema" };

/** The extensions of the contract, by name. One that stands in several places has an entry for each. */
export const extensionShapes: Readonly<Record<string, readonly ExtensionShape[]>> = {
  "x-tagGroups": [{ ...root, shape: { type: "array", items: record({ name: text, tags: texts }) } }],
  "x-environment": [{ at: /^servers\/\d+\/[^/]+$/, place: "a server", shape: text }],
  "x-window-ms": [
    {
      at: /^components\/securitySchemes\/[^/]+\/[^/]+$/,
      place: "a security scheme",
      shape: { type: "integer", minimum: 1 },
    },
  ],
  "x-status-codes": [{ ...root, shape: codes(record({ name: text, meaning: text })) }],
  "x-auth-errors": [{ ...root, shape: codes(record({ name: text, meaning: text, advice: text })) }],
  "x-mock-scenarios": [{ ...root, shape: { type: "object" } }],
  "x-mock-journey": [
    {
      ...root,
      shape: record({
        known: textByName,
        journeys: {
          type: "object",
          additionalProperties: record({
            customer: text,
            start: text,
            operations: { type: "object", additionalProperties: { type: "array", items: rule } },
          }),
        },
      }),
    },
  ],
  "x-response-types": [
    {
      ...operation,
      shape: {
        type: "array",
        items: record(
          {
            id: { type: "integer" },
            name: { type: "string", pattern: "^[a-z]\\w*$" },
            meaning: text,
            success: { type: "boolean" },
            next: { type: ["string", "null"] },
          },
          {
            data: { type: "string", pattern: "^#/components/schemas/\\w+$" },
            "implied-by-status": { type: "integer" },
            reason: record({ text: pointer }, { status: pointer }),
            "x-docs": {},
          },
        ),
      },
    },
  ],
  "x-gap": [{ ...operation, shape: texts }],
  "x-docs-page": [{ ...operation, shape: readPageReference }],
  "x-docs": [
    {
      at: /^info\/[^/]+$/,
      place: "info",
      shape: record({ page: text, sha256: { type: "string", pattern: "^[0-9a-f]{64}$" } }),
    },
    { ...operation, shape: readDeclaredExtras },
    { at: /\/x-response-types\/\d+\/[^/]+$/, place: "a response type", shape: readResponseTypeDeclaration },
    { ...schema, place: "a parameter, a schema or a security scheme", shape: readDeclaration },
  ],
  // Redoc reads these.
  "x-logo": [{ at: /^info\//, place: "info", shape: {} }],
  "x-displayName": [{ at: /^tags\//, place: "a tag", shape: text }],
  "x-hint": [{ ...schema, shape: text }],
  "x-sensitive": [{ ...schema, shape: { type: "boolean" } }],
};
