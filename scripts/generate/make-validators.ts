import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import {
  type Contract,
  type OpenApiDocument,
  type Operation,
  resolveRef,
  type Schema,
} from "../shared/read-contract.ts";
import { formats } from "./formats.ts";

// Ajv's only runtime helper here. Standalone code would `require` it, which an ES module cannot.
const codePointLength = "(text) => { let length = 0; for (const _ of text) length++; return length; }";

/**
 * Source of a module with one validator for the flat input of each operation, one for the envelope, and
 * one for the `data` of each response type that names a schema.
 */
export function makeValidators({ document, operations }: Contract): string {
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
    formats,
  });
  ajv.addVocabulary(["components", "inputs"]);
  ajv.addSchema({
    $id: "contract",
    components: { schemas: stripAnnotations(document.components.schemas) },
    inputs: Object.fromEntries(operations.map((operation) => [operation.id, inputSchema(operation)])),
  });

  const exportsOfAjv: Record<string, string> = { envelope: "contract#/components/schemas/Envelope" };
  const inputs: string[] = [];
  const data: string[] = [];
  for (const { id, responseTypes } of operations) {
    exportsOfAjv[`${id}Input`] = `contract#/inputs/${id}`;
    inputs.push(`  ${id}: violationsOf(${id}Input)`);
    const entries = responseTypes.flatMap(({ name, data: ref }) => {
      if (ref === undefined) return [];
      // One export per schema: Ajv declares a function twice when two exports share it.
      const validator = `data${ref.split("/").at(-1)}`;
      exportsOfAjv[validator] = `contract${ref}`;
      return [`${name}: ${validator}`];
    });
    data.push(`  ${id}: { ${entries.join(", ")} }`);
  }
  const refusals = listRefusalSchemas(document).map(([status, ref]) => {
    const validator = `refusal${status}`;
    exportsOfAjv[validator] = `contract${ref}`;
    return `  "${status}": ${validator}`;
  });
  const code = standalone
    .default(ajv, exportsOfAjv)
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, codePointLength)
    .replaceAll(/^export const /gm, "const ");
  if (code.includes("require("))
    throw new Error("The validators need an Ajv helper that ES modules cannot load.");

  return `// @ts-nocheck
/* eslint-disable */
${code}

/** One violation of the contract, as Ajv reports it. */
export interface Violation {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Tells whether a value keeps the contract. */
export type Validator = (value: unknown) => boolean;

const violationsOf = (validate) => (value) => (validate(value) ? [] : validate.errors);

/** Lists the violations in the input of each operation: parameters and body fields in one flat object. */
export const listViolations = {
${inputs.join(",\n")},
} as unknown as Record<${operations.map(({ id }) => `"${id}"`).join(" | ")}, (value: unknown) => Violation[]>;

/** Validators for \`data\`, by operation and name of the response type. */
export const validateData = {
${data.join(",\n")},
} as unknown as Record<keyof typeof listViolations, Record<string, Validator>>;

/** Validators for the documented body of an HTTP error, by its status: the vendor's own words. */
export const validateRefusal = {
${refusals.join(",\n")},
} as unknown as Readonly<Record<number, Validator | undefined>>;

/** Validator for the envelope that every answer comes in. */
export const validateEnvelope = envelope as unknown as Validator;
`;
}

/** References to the schemas of the bodies that HTTP errors have, by status. */
function listRefusalSchemas(document: OpenApiDocument): [status: string, ref: string][] {
  const responses = Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .flatMap((operation) => Object.entries(operation.responses).filter(([status]) => status.startsWith("4")));
  return [...new Map(responses)].flatMap(([status, response]) => {
    const { content } = resolveRef<{ content?: Record<string, { schema: Schema }> }>(document, response);
    const ref = content?.["application/json"]?.schema.$ref;
    return ref === undefined ? [] : [[status, ref]];
  });
}

/** Parameters and body fields of an operation as one flat object: what a caller passes to a method. */
function inputSchema({ parameters, body }: Operation): Schema {
  return stripAnnotations({
    type: "object",
    additionalProperties: false,
    required: [
      ...parameters.filter((parameter) => parameter.required).map(({ name }) => name),
      ...(body?.required ?? []),
    ],
    properties: {
      ...Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      ...body?.properties,
    },
  });
}

const annotations = new Set(["title", "description", "examples"]);

/** Keeps what validates: descriptions and examples would only make the generated code larger. */
function stripAnnotations<T>(node: T, isPropertyMap = false): T {
  if (Array.isArray(node)) return node.map((item) => stripAnnotations(item)) as T;
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isPropertyMap || !(annotations.has(key) || key.startsWith("x-")))
      .map(([key, value]) => [key, stripAnnotations(value, key === "properties" && !isPropertyMap)]),
  ) as T;
}
