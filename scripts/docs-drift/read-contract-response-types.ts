import type { ContractTree, YamlPath } from "./contract-tree.ts";
import { type ResponseTypeDeclaration, readResponseTypeDeclaration } from "./declaration.ts";

/** An answer of an operation as the contract has it. */
export interface ContractResponseType {
  id: number;
  name: string;
  /** The operation to call next; null where there is none. */
  next: string | null;
  declaration: ResponseTypeDeclaration | undefined;
}

/**
 * Reads the `x-response-types` of an operation.
 *
 * @throws Error when the `x-docs` of one is malformed
 */
export function readContractResponseTypes(
  contract: ContractTree,
  operation: YamlPath,
): ContractResponseType[] {
  const at = [...operation, "x-response-types"];
  const rows = contract.get<(ContractResponseType & { "x-docs"?: unknown })[]>(at) ?? [];
  return rows.map(({ id, name, next, "x-docs": docs }, index) => ({
    id,
    name,
    next,
    declaration: readResponseTypeDeclaration(docs, [...at, index, "x-docs"].join("/")),
  }));
}
