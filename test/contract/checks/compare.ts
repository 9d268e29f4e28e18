import { asNode, makePointer } from "./checked-contract.ts";

/** Maps whose order counts: Prism and the mock answer with the first example. */
const ordered = new Set(["examples"]);

/** Lists where a part of the contract differs from a literal, each with its JSON pointer. */
export function* compare(actual: unknown, expected: unknown, ...path: string[]): Iterable<string> {
  const nodes = [asNode(actual), asNode(expected)] as const;
  const [left, right] = nodes;
  if (left && right) {
    const names = Object.keys(right);
    for (const name of Object.keys(left))
      if (!(name in right)) yield `${makePointer(...path, name)} is not pinned`;
    for (const name of names) {
      if (name in left) yield* compare(left[name], right[name], ...path, name);
      else yield `${makePointer(...path, name)} is missing`;
    }
    if (ordered.has(path.at(-1) ?? "") && String(Object.keys(left)) !== String(names))
      yield `${makePointer(...path)} has another order`;
  } else if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    for (const [index, entry] of expected.entries())
      yield* compare(actual[index], entry, ...path, String(index));
  } else if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    yield `${makePointer(...path)} is ${JSON.stringify(actual)}, pinned is ${JSON.stringify(expected)}`;
  }
}
