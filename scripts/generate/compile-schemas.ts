import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Contract, Operation, Schema } from "../shared/read-contract.ts";
import { formats } from "./formats.ts";

// Ajv's only runtime helper here. Standalone code would `require` it, which an ES module cannot.
const codePointLength = "(text) => { let length = 0; for (const _ of text) length++; return length; }";

/**
 * Source of one validator for each schema: code that needs no Ajv at run time.
 *
 * @param refs pointers into the contract by the names of their validators, or `#/inputs/OPERATION` for its flat input
 * @param allErrors whether a validator goes on after the first violation, which makes it larger
 */
export function compileSchemas(
  { document, operations }: Contract,
  refs: Readonly<Record<string, string>>,
  { allErrors }: { allErrors: boolean },
): string {
  const ajv = new Ajv2020({
    allErrors,
    messages: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
    formats,
  });
  const schemas = {
    components: { schemas: stripAnnotations(document.components.schemas) },
    inputs: Object.fromEntries(operations.map((operation) => [operation.id, inputSchema(operation)])),
  };
  // Ajv keeps account of what was evaluated even where no keyword asks for it.
  ajv.opts.unevaluated = JSON.stringify(schemas).includes('"unevaluated');
  ajv.addVocabulary(["components", "inputs"]);
  ajv.addSchema({ $id: "contract", ...schemas });
  const ids = Object.fromEntries(Object.entries(refs).map(([name, ref]) => [name, `contract${ref}`]));
  const code = standalone
    .default(ajv, ids)
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, codePointLength)
    // Nobody reads where in the schema a violation is, and there are many.
    .replaceAll(/schemaPath:"[^"]*",/g, "")
    .replaceAll(/^export const /gm, "const ");
  if (code.includes("require("))
    throw new Error("The validators need an Ajv helper that ES modules cannot load.");
  return `// @ts-nocheck\n/* eslint-disable */\n${code}`;
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
