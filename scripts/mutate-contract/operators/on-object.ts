import { asNode, type Node } from "../../../test/contract/checks/checked-contract.ts";
import { followRef } from "../edit-contract.ts";
import type { Kind } from "../grammar.ts";
import {
  type Mutation,
  moveLastToFront,
  type Operator,
  pairs,
  renameKey,
  setKey,
  swapEntries,
} from "./operator.ts";

/** An operator on each Object of a kind, also where it stands in the place of a `$ref`. */
export function onObject(
  kind: Kind,
  name: string,
  mutate: (node: Node, document: Node) => Mutation[],
): Operator {
  return {
    name,
    mutate: (site, document) =>
      site.kind === kind && !site.isReference
        ? mutate(asNode(followRef(document, site.node)) ?? {}, document)
        : [],
  };
}

/** A list with each entry gone, one twice, and neighbours swapped. */
export function listChanges(key: string, list: unknown): Mutation[] {
  if (!Array.isArray(list)) return [];
  return [
    ...list.map(
      (_, index): Mutation => ({
        what: `${key} without ${index}`,
        below: [key, index],
        change: () => undefined,
      }),
    ),
    setKey(key, [...list, list[0]], `${key} with the first one twice`),
    ...pairs(Object.keys(list)).map(([a, b]) => swapEntries([key], a, b)),
  ];
}

/** A map with each entry gone, renamed, one twice, and neighbours swapped in their place and by their name. */
export function mapChanges(key: string, map: unknown): Mutation[] {
  const names = Object.keys(asNode(map) ?? {});
  if (names.length === 0) return [];
  return [
    ...names.map(
      (name): Mutation => ({ what: `${key} without ${name}`, below: [key, name], change: () => undefined }),
    ),
    ...names.map((name) => renameKey([key], name, `${name}_2`)),
    ...pairs(names).map(([a, b]) => swapEntries([key], a, b)),
    {
      what: `${key} with one more`,
      below: [key, "one_more"],
      change: () => asNode(map)?.[names[0] as string],
    },
    ...(names.length > 1 ? [moveLastToFront([key])] : []),
  ];
}
