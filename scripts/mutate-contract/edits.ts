import { type Document, isMap, isScalar, isSeq } from "yaml";

/** A change to the contract. Throws when the contract is not as the edit expects, so that none is lost. */
export type Edit = (document: Document) => void;

/** Keys from the root of the contract to a node. */
export type Path = readonly (string | number)[];

/** Gives an existing node another value. */
export function change(path: Path, value: unknown): Edit {
  return (document) => {
    requireNode(document, path);
    document.setIn(path, document.createNode(value));
  };
}

/** Adds a key that is not there yet. */
export function add(path: Path, value: unknown): Edit {
  return (document) => {
    if (document.hasIn(path)) throw new Error(`There is ${path.join("/")} already.`);
    requireNode(document, path.slice(0, -1));
    document.setIn(path, document.createNode(value));
  };
}

/** Removes a node. */
export function remove(path: Path): Edit {
  return (document) => {
    requireNode(document, path);
    document.deleteIn(path);
  };
}

/** Renames a key and leaves it in its place. */
export function rename(path: Path, key: string): Edit {
  return (document) => {
    const parent = document.getIn(path.slice(0, -1));
    const old = path.at(-1);
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && item.key.value === old)
      : undefined;
    if (pair === undefined) throw new Error(`There is no ${path.join("/")}.`);
    pair.key = document.createNode(key);
  };
}

/** Adds a value to a list. */
export function append(path: Path, value: unknown): Edit {
  return (document) => {
    const list = requireNode(document, path);
    if (!isSeq(list)) throw new Error(`${path.join("/")} is no list.`);
    list.add(document.createNode(value));
  };
}

/** Removes a value from a list. */
export function drop(path: Path, value: unknown): Edit {
  return (document) => {
    const list = requireNode(document, path);
    const values = isSeq(list) ? (list.toJSON() as unknown[]) : [];
    const index = values.indexOf(value);
    if (index === -1) throw new Error(`There is no ${value} in ${path.join("/")}.`);
    document.deleteIn([...path, index]);
  };
}

/** Makes several edits, in order. */
export function all(...edits: readonly Edit[]): Edit {
  return (document) => {
    for (const edit of edits) edit(document);
  };
}

function requireNode(document: Document, path: Path): unknown {
  const node = document.getIn(path, true);
  if (node === undefined) throw new Error(`There is no ${path.join("/")}.`);
  return node;
}
