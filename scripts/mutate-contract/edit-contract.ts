import { asNode, type Node } from "../../test/contract/checks/checked-contract.ts";

/** Stands in a path where a `$ref` is replaced by what it names, for this one user of it. */
export const inline = Symbol("inline");

/** Keys from the root of the contract to a value. */
export type Path = readonly (string | number | typeof inline)[];

/** Gives a value another value; undefined removes it. */
export type Change = (value: unknown) => unknown;

/** A copy of the contract with one change. All that the change does not touch is shared with the original. */
export function editContract(document: Node, path: Path, change: Change): Node {
  return edit(document, document, path, change) as Node;
}

function edit(document: Node, value: unknown, path: Path, change: Change): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (key === inline) return edit(document, followRef(document, value), rest, change);
  if (Array.isArray(value)) {
    const changed = edit(document, value[Number(key)], rest, change);
    return value.flatMap((entry, index) =>
      index !== key ? [entry] : changed === undefined ? [] : [changed],
    );
  }
  const node = asNode(value) ?? {};
  const changed = edit(document, node[String(key)], rest, change);
  if (String(key) in node) {
    // In its place, because the order of examples and answers matters.
    return Object.fromEntries(
      Object.entries(node).flatMap(([name, entry]) =>
        name !== key ? [[name, entry]] : changed === undefined ? [] : [[name, changed]],
      ),
    );
  }
  return changed === undefined ? node : { ...node, [key]: changed };
}

/** The value a local `$ref` names, or the value itself. */
export function followRef(document: Node, value: unknown): unknown {
  const ref = asNode(value)?.$ref;
  if (typeof ref !== "string") return value;
  const keys = ref.replace(/^#\//, "").split("/");
  return keys.reduce<unknown>(
    (node, key) => asNode(node)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
}

/** The path as a JSON pointer; `→` stands where a reference is replaced for one user alone. */
export function formatPath(path: Path): string {
  return path
    .map((key) => (key === inline ? "→" : `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`))
    .join("");
}
