import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { JourneyTables, Scenario } from "./mock-tables.ts";

/** A JSON Schema object as it stands in the contract. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

/** One entry of `x-response-types`: an answer that the client tells apart by `response_type_id`. */
export interface ResponseType {
  id: number;
  name: string;
  meaning: string;
  success: boolean;
  next: string | null;
  /** Reference to the schema of `data`. Without one, `data` may be any object or missing. */
  data?: string;
  /** A `status` that means this answer although no row of the table has its `response_type_id`. */
  "implied-by-status"?: number;
  /** Of a refusal: JSON pointers to the words that say why, and to a status of x-status-codes that says it more exactly. */
  reason?: { text: string; status?: string };
}

/** A parameter of an operation, with its `$ref` resolved. */
export interface Parameter {
  name: string;
  in: "path" | "query";
  required?: boolean;
  schema: Schema;
  example?: unknown;
}

/** An operation of the contract with what the generator needs of it. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  /** The schema of the JSON body, with its `$ref` resolved; none for GET. */
  body: Schema | undefined;
  bodyRequired: boolean;
  /** The first example of the JSON body. */
  bodyExample: Record<string, unknown>;
  responseTypes: ResponseType[];
}

interface MediaType {
  schema: Schema;
  examples?: Record<string, { $ref?: string; value?: Record<string, unknown> }>;
}

interface OpenApiOperation {
  operationId: string;
  description: string;
  tags?: string[];
  summary: string;
  parameters?: ({ $ref: string } | Parameter)[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, { $ref?: string; description?: string }>;
  "x-response-types"?: ResponseType[];
  "x-codeSamples"?: { lang: string; source: string }[];
}

/** The contract as parsed from YAML, as far as the generator reads it. */
export interface OpenApiDocument {
  info: {
    title: string;
    summary: string;
    description: string;
    version: string;
    "x-docs": { page: string; sha256: string };
  };
  servers: { url: string; "x-environment": string }[];
  tags: { name: string; description: string; "x-displayName"?: string }[];
  "x-tagGroups"?: { name: string; tags: string[] }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, { name: string; description: string; "x-window-ms"?: number }>;
    [kind: string]: Record<string, unknown>;
  };
  "x-status-codes": Record<string, { name: string; meaning: string }>;
  "x-auth-errors": Record<string, { name: string; meaning: string; advice: string }>;
  "x-mock-scenarios": Record<string, Scenario>;
  "x-mock-journey": JourneyTables;
}

/** The parsed contract and its operations in document order. */
export interface Contract {
  /** SHA-256 of the file, in hex. */
  sha256: string;
  document: OpenApiDocument;
  operations: Operation[];
}

/**
 * Reads the contract and resolves what is referenced at the surface of its operations.
 *
 * @throws when the file cannot be read, is not YAML, or a reference leads nowhere
 */
export async function readContract(file: string): Promise<Contract> {
  const source = await readFile(file, "utf8");
  return makeContract(source, parse(source) as OpenApiDocument);
}

/**
 * Lists the operations of a parsed contract.
 *
 * @throws Error when a reference at their surface leads nowhere
 */
export function makeContract(source: string, document: OpenApiDocument): Contract {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => readOperation(document, path, method, operation)),
  );
  return { sha256: createHash("sha256").update(source).digest("hex"), document, operations };
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  method: string,
  operation: OpenApiOperation,
): Operation {
  const { schema: body, examples = {} } = operation.requestBody?.content["application/json"] ?? {};
  const [example = {}] = Object.values(examples);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description ?? operation.summary ?? "",
    parameters: (operation.parameters ?? []).map((entry) => resolveRef<Parameter>(document, entry)),
    body: body && resolveRef<Schema>(document, body),
    bodyRequired: operation.requestBody?.required === true,
    bodyExample: resolveRef<{ value?: Record<string, unknown> }>(document, example).value ?? {},
    responseTypes: operation["x-response-types"] ?? [],
  };
}

/** Follows a local `$ref`; returns the node itself when it has none. */
export function resolveRef<T>(document: OpenApiDocument, node: { $ref?: string } | T): T {
  const ref = (node as { $ref?: string }).$ref;
  if (ref === undefined) return node as T;
  const target = ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
  if (target === undefined) throw new Error(`The contract has no ${ref}.`);
  return resolveRef(document, target as { $ref?: string } | T);
}
