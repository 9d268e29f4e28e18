/** The Objects of OpenAPI 3.1 that the operators know, by their names there. */
export type Kind =
  | "openapi"
  | "info"
  | "server"
  | "tag"
  | "securityRequirement"
  | "components"
  | "securityScheme"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "responses"
  | "response"
  | "header"
  | "link"
  | "example"
  | "schema";

interface Child {
  kind: Kind;
  /** Whether the value is a list or a map of such Objects. */
  many: boolean;
}

const one = (kind: Kind): Child => ({ kind, many: false });
const many = (kind: Kind): Child => ({ kind, many: true });

/** Which Object holds which others, by key. The empty key stands for every key that is not listed. */
export const grammar: Record<Kind, Record<string, Child>> = {
  openapi: {
    info: one("info"),
    servers: many("server"),
    tags: many("tag"),
    security: many("securityRequirement"),
    paths: one("paths"),
    components: one("components"),
  },
  info: {},
  server: {},
  tag: {},
  securityRequirement: {},
  components: {
    schemas: many("schema"),
    parameters: many("parameter"),
    requestBodies: many("requestBody"),
    responses: many("response"),
    headers: many("header"),
    links: many("link"),
    examples: many("example"),
    securitySchemes: many("securityScheme"),
  },
  securityScheme: {},
  paths: { "": many("pathItem") },
  pathItem: {
    parameters: many("parameter"),
    get: one("operation"),
    put: one("operation"),
    post: one("operation"),
    patch: one("operation"),
    delete: one("operation"),
  },
  operation: {
    parameters: many("parameter"),
    requestBody: one("requestBody"),
    responses: one("responses"),
    security: many("securityRequirement"),
    servers: many("server"),
  },
  parameter: { schema: one("schema"), content: many("mediaType"), examples: many("example") },
  requestBody: { content: many("mediaType") },
  mediaType: { schema: one("schema"), examples: many("example") },
  responses: { "": many("response") },
  response: { content: many("mediaType"), headers: many("header"), links: many("link") },
  header: { schema: one("schema") },
  link: {},
  example: {},
  schema: {
    properties: many("schema"),
    patternProperties: many("schema"),
    additionalProperties: one("schema"),
    propertyNames: one("schema"),
    items: one("schema"),
    prefixItems: many("schema"),
    contains: one("schema"),
    allOf: many("schema"),
    oneOf: many("schema"),
    anyOf: many("schema"),
    not: one("schema"),
    if: one("schema"),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: one("schema"),
    else: one("schema"),
  },
};
