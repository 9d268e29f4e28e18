import { asNode, type Node } from "../../test/contract/checks/checked-contract.ts";
import { followRef, inline, type Path } from "./edit-contract.ts";
import { grammar, type Kind } from "./grammar.ts";

/** A place of the contract at which operators apply. */
export interface Site {
  /** The Object of OpenAPI 3.1 that stands there. */
  kind: Kind;
  path: Path;
  node: Node;
  /** The `$ref` that stands there instead; operators for references apply, those of the kind to its target. */
  isReference: boolean;
  /** Whether the place is reached through a `$ref`, so that a change concerns this user of it alone. */
  isInlined: boolean;
}

/** How many references are followed: to each field of a request, and to the surface of an answer. */
const deepest = (path: Path) => (path.includes("responses") ? 1 : 2);

/** All places of the contract, each once in its own place, and once more for each user of a reference. */
export function listSites(document: Node): Site[] {
  return walk(document, "openapi", document, [], 0);
}

function walk(document: Node, kind: Kind, value: unknown, path: Path, depth: number): Site[] {
  const node = asNode(value);
  if (node === undefined) return [];
  const site = { kind, path, node, isInlined: depth > 0 };
  if (typeof node.$ref === "string") {
    const reference: Site = { ...site, isReference: true };
    if (depth === deepest(path)) return [reference];
    return [reference, ...walk(document, kind, followRef(document, node), [...path, inline], depth + 1)];
  }
  return [
    { ...site, isReference: false },
    ...Object.entries(grammar[kind]).flatMap(([key, { kind: childKind, many }]) => {
      const child = node[key];
      const keyPath = [...path, ...(key === "" ? [] : [key])];
      const children = key === "" ? node : child;
      if (!many) return walk(document, childKind, child, keyPath, depth);
      const entries: [string | number, unknown][] = Array.isArray(children)
        ? children.map((entry, index) => [index, entry])
        : Object.entries(asNode(children) ?? {});
      return entries.flatMap(([name, entry]) => walk(document, childKind, entry, [...keyPath, name], depth));
    }),
  ];
}
