import { probedOperations } from "../probes/probed-operations.ts";
import { asNode, type Node } from "./checked-contract.ts";

/**
 * The contract without the operations that nobody has written probes for, and without the components that only those
 * use. So an operation that was just imported turns one check red, the one that asks for its probes.
 */
export function withoutUnprobed(document: Node): Node {
  const paths = asNode(document.paths) ?? {};
  const kept = Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) => {
      const operations = Object.entries(asNode(item) ?? {});
      const known = operations.filter(([, operation]) => !isUnprobed(operation));
      return known.length === 0
        ? []
        : [[path, known.length === operations.length ? item : Object.fromEntries(known)]];
    }),
  );
  if (
    Object.keys(kept).length === Object.keys(paths).length &&
    Object.keys(kept).every((path) => kept[path] === paths[path])
  )
    return document;
  const reduced = { ...document, paths: kept };
  const [used, stillUsed] = [collectRefs(document, paths), collectRefs(document, kept)];
  const components = Object.entries(asNode(document.components) ?? {}).map(([kind, entries]) => [
    kind,
    Object.fromEntries(
      Object.entries(asNode(entries) ?? {}).filter(([name]) => {
        const ref = `#/components/${kind}/${name}`;
        return stillUsed.has(ref) || !used.has(ref);
      }),
    ),
  ]);
  return { ...reduced, components: Object.fromEntries(components) };
}

/** The ids of the operations without probes. */
export function listUnprobed(document: Node): string[] {
  return Object.values(asNode(document.paths) ?? {}).flatMap((item) =>
    Object.values(asNode(item) ?? {}).flatMap((operation) =>
      isUnprobed(operation) ? [String(asNode(operation)?.operationId)] : [],
    ),
  );
}

function isUnprobed(operation: unknown): boolean {
  const id = asNode(operation)?.operationId;
  return id !== undefined && !probedOperations.some((probed) => probed.id === id);
}

/** Every component that a part of the contract leads to. */
function collectRefs(document: Node, part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part === "string" && part.startsWith("#/components/") && !found.has(part)) {
    found.add(part);
    const [, , kind = "", name = ""] = part.split("/");
    collectRefs(document, asNode(asNode(asNode(document.components)?.[kind])?.[name]), found);
  } else if (typeof part === "object" && part !== null) {
    for (const value of Object.values(part)) collectRefs(document, value, found);
  }
  return found;
}
