import type { Contract } from "../shared/read-contract.ts";

/** Source of the module with what the command says of the operations. The client does not load it. */
export function makeHelp({ operations }: Contract): string {
  const summaries = operations.map(({ id, summary }) => [id, summary]);
  const meanings = operations.map(({ id, responseTypes }) => [
    id,
    Object.fromEntries(responseTypes.map(({ name, meaning }) => [name, meaning])),
  ]);
  return `/** The operations in a few words. */
export const summaries = ${JSON.stringify(Object.fromEntries(summaries), null, 2)} as const;

/** What the answers of each operation mean, by their names. */
export const meanings = ${JSON.stringify(Object.fromEntries(meanings), null, 2)} as const;
`;
}
