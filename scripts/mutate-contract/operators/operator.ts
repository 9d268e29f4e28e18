import type { Node } from "../../../test/contract/checks/checked-contract.ts";
import type { Change, Path } from "../edit-contract.ts";
import type { Site } from "../list-sites.ts";

/** One change at a place: a path below the site, and its new value. */
export interface Mutation {
  /** The change in words, as `minLength 1 → 2`. */
  what: string;
  /** Keys below the site; empty for the site itself. */
  below: Path;
  change: Change;
}

/** A way in which Objects of one kind could be wrong. */
export interface Operator {
  name: string;
  /** The mutations of a site; none where the operator does not apply. */
  mutate(site: Site, document: Node): Mutation[];
}

/** Gives a key of the site another value. */
export function setKey(key: string, value: unknown, what = `${key}: ${JSON.stringify(value)}`): Mutation {
  return { what, below: [key], change: () => value };
}

/** Removes a key of the site. */
export function removeKey(key: string): Mutation {
  return { what: `without ${key}`, below: [key], change: () => undefined };
}

/** Renames a key and leaves it in its place. */
export function renameKey(map: readonly (string | number)[], key: string, to: string): Mutation {
  return {
    what: `${key} renamed ${to}`,
    below: map,
    change: (node) =>
      Object.fromEntries(
        Object.entries(node as Node).map(([name, value]) => [name === key ? to : name, value]),
      ),
  };
}

/** Swaps the values of two keys of a map or two indexes of a list. */
export function swapEntries(map: readonly (string | number)[], a: string, b: string): Mutation {
  return {
    what: `${a} and ${b} swapped`,
    below: map,
    change: (value) => {
      const entries = value as Node;
      const swapped = Object.entries(entries).map(([key, entry]) => [
        key,
        key === a ? entries[b] : key === b ? entries[a] : entry,
      ]);
      return Array.isArray(value) ? swapped.map(([, entry]) => entry) : Object.fromEntries(swapped);
    },
  };
}

/** Moves the last entry of a map to its front. */
export function moveLastToFront(map: readonly (string | number)[]): Mutation {
  return {
    what: "the last one first",
    below: map,
    change: (value) => {
      const entries = Object.entries(value as Node);
      return Object.fromEntries([...entries.slice(-1), ...entries.slice(0, -1)]);
    },
  };
}

/** Neighbours of a list, to be swapped. */
export function pairs<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((entry, index) => [list[index] as T, entry]);
}
