import type { Contract } from "../shared/read-contract.ts";
import { compileSchemas } from "./compile-schemas.ts";

/** Source of the module with one validator for the flat input of each operation. */
export function makeInputValidators(contract: Contract): string {
  const ids = contract.operations.map(({ id }) => id);
  const refs = Object.fromEntries(ids.map((id) => [`${id}Input`, `#/inputs/${id}`]));
  return `${compileSchemas(contract, refs, { allErrors: true })}

/** One violation of the contract, as Ajv reports it. */
export interface Violation {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

const violationsOf = (validate) => (value) => (validate(value) ? [] : validate.errors);

/** Lists the violations in the input of each operation: parameters and body fields in one flat object. */
export const listViolations = {
${ids.map((id) => `  ${id}: violationsOf(${id}Input)`).join(",\n")},
} as unknown as Record<${ids.map((id) => `"${id}"`).join(" | ")}, (value: unknown) => Violation[]>;
`;
}
