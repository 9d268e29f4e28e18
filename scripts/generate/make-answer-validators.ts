import { type Contract, type OpenApiDocument, resolveRef, type Schema } from "../shared/read-contract.ts";
import { compileSchemas } from "./compile-schemas.ts";

/**
 * Source of the module with one validator for the envelope, one for the `data` of each response type that names a
 * schema, and one for the documented body of each HTTP error.
 */
export function makeAnswerValidators(contract: Contract): string {
  const { document, operations } = contract;
  const refs: Record<string, string> = { envelope: "#/components/schemas/Envelope" };
  const data = operations.map(({ id, responseTypes }) => {
    const entries = responseTypes.flatMap(({ name, data: ref }) => {
      if (ref === undefined) return [];
      // One validator per schema: Ajv declares a function twice when two exports share it.
      const validator = `data${ref.split("/").at(-1)}`;
      refs[validator] = ref;
      return [`${name}: ${validator}`];
    });
    return `  ${id}: { ${entries.join(", ")} }`;
  });
  const refusals = listRefusalSchemas(document).map(([status, ref]) => {
    refs[`refusal${status}`] = ref;
    return `  "${status}": refusal${status}`;
  });
  return `${compileSchemas(contract, refs, { allErrors: false })}

/** Tells whether a value keeps the contract. */
export type Validator = (value: unknown) => boolean;

/** Validators for \`data\`, by operation and name of the response type. */
export const validateData = {
${data.join(",\n")},
} as unknown as Record<${operations.map(({ id }) => `"${id}"`).join(" | ")}, Record<string, Validator>>;

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
