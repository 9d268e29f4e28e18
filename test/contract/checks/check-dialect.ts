import { Ajv2020 } from "ajv/dist/2020.js";
import { asNode, type CheckedContract } from "./checked-contract.ts";
import { listSchemas } from "./list-schemas.ts";

const dialect = new Ajv2020({ strict: false });

/** Holds every schema against the dialect, and compiles it in strict mode: Prism stops validating, in silence, where one is wrong. */
export function* checkSchemasCompile(contract: CheckedContract): Iterable<string> {
  const schemas = asNode(asNode(contract.document.components)?.schemas) ?? {};
  for (const { name, node } of listSchemas(schemas)) {
    if (dialect.validateSchema(node) !== true) yield `${name} is not a schema: ${dialect.errorsText()}`;
  }
  for (const [name, node] of Object.entries(schemas)) {
    try {
      contract.compile(node);
    } catch (error) {
      yield `${name} does not compile: ${(error as Error).message}`;
    }
  }
}
