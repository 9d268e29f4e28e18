import { asNode, type Node } from "../../test/contract/checks/checked-contract.ts";

/** Why a mutant that nobody noticed means the same as the contract; undefined when it does not. */
export function explainEquivalent(document: Node, mutated: Node): string | undefined {
  if (JSON.stringify(sortMaps(document)) === JSON.stringify(sortMaps(mutated)))
    return "only the order of keys differs, in maps whose order says nothing";
  return undefined;
}

// Prism and the mock answer with the first example, and texts list answers in their order.
const ordered = new Set(["examples", "value"]);

function sortMaps(value: unknown, key = ""): unknown {
  if (Array.isArray(value))
    return key === "required" ? [...value].sort() : value.map((entry) => sortMaps(entry));
  const node = asNode(value);
  if (node === undefined) return value;
  const entries = Object.entries(node).map(([name, entry]) => [name, sortMaps(entry, name)] as const);
  return Object.fromEntries(ordered.has(key) ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
