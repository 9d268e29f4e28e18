import { fieldExamplesPin, keywordsPin, notesPin } from "../pins/schemas.ts";
import { asNode, type CheckedContract, type Node } from "./checked-contract.ts";
import { compare } from "./compare.ts";
import { listKeywords, listSchemas } from "./list-schemas.ts";
import { withoutUnprobed } from "./reduce-contract.ts";

/** Compares the keywords that each schema uses with a literal: one too many, such as `writeOnly` or `default`, no request shows. */
export function* checkKeywords({ document }: CheckedContract): Iterable<string> {
  const schemas = listSchemas(schemasOf(document));
  yield* compare(
    Object.fromEntries(schemas.map(({ name, node }) => [name, listKeywords(node)])),
    keywordsPin,
    "components",
    "schemas",
  );
}

/** Compares the examples of fields with literals: they fill the samples and the hints. */
export function* checkFieldExamples({ document }: CheckedContract): Iterable<string> {
  const withExamples = listSchemas(schemasOf(document)).filter(({ node }) => node.examples !== undefined);
  yield* compare(
    Object.fromEntries(withExamples.map(({ name, node }) => [name, node.examples])),
    fieldExamplesPin,
    "examples of",
  );
}

/** Compares where the contract differs from the vendor's page on purpose, and what the page says there. */
export function* checkNotes({ document }: CheckedContract): Iterable<string> {
  yield* compare(Object.fromEntries(listNotes(withoutUnprobed(document))), notesPin, "x-docs of");
}

function schemasOf(document: Node): Node {
  return asNode(asNode(withoutUnprobed(document).components)?.schemas) ?? {};
}

function listNotes(node: unknown, path: readonly string[] = []): [string, unknown][] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (key !== "x-docs") return listNotes(value, [...path, key]);
    const place = path
      .filter((part) => !["components", "schemas", "properties", "paths"].includes(part))
      .join(" ");
    const withoutReason = (note: unknown) => {
      const { reason: _, ...said } = asNode(note) ?? {};
      return said;
    };
    return [[place, Array.isArray(value) ? value.map(withoutReason) : withoutReason(value)]];
  });
}
