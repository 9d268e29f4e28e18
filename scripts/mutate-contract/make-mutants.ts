import type { Node } from "../../test/contract/checks/checked-contract.ts";
import { editContract, formatPath } from "./edit-contract.ts";
import { listSites } from "./list-sites.ts";
import { documentOperators } from "./operators/document-objects.ts";
import { extensionOperators } from "./operators/extensions.ts";
import { operationOperators } from "./operators/operation-objects.ts";
import { referenceOperators } from "./operators/references.ts";
import { schemaOperators } from "./operators/schema-keywords.ts";
import { mutateTexts } from "./operators/sentences.ts";

/** One way in which the contract could be wrong. */
export interface Mutant {
  /** Place and change: `/servers/0: url: "..."`. Unique. */
  name: string;
  operator: string;
  /** The wrong contract. What the change does not touch is shared with the right one. */
  apply(): Node;
}

const operators = [
  ...schemaOperators,
  ...documentOperators,
  ...operationOperators,
  ...referenceOperators,
  ...extensionOperators,
];

/** All mutants of a contract, by the declared operators, always in the same order. */
export function makeMutants(document: Node): Mutant[] {
  const mutants = new Map<string, Mutant>();
  const add = (mutant: Mutant) => mutants.set(mutant.name, mutant);
  for (const site of listSites(document)) {
    for (const operator of operators) {
      for (const { what, below, change } of operator.mutate(site, document)) {
        const name = `${formatPath(site.path)}: ${what}`;
        const apply = () => editContract(document, [...site.path, ...below], change);
        add({ name, operator: operator.name, apply });
      }
    }
  }
  for (const { operator, path, what, apply } of mutateTexts(document)) {
    add({ name: `${formatPath(path)}: ${what}`, operator, apply: () => apply(document) });
  }
  return [...mutants.values()];
}
