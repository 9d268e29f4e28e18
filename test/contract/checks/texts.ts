import type { Node } from "./checked-contract.ts";

/** A text for people, and the keys that lead to it. */
export interface ContractText {
  path: (string | number)[];
  text: string;
}

const textKeys = new Set(["description", "summary", "title", "meaning", "advice", "reason", "x-hint"]);

/** Tells whether a key holds a text for people. */
export function isText(key: string, value: unknown): boolean {
  return textKeys.has(key) && typeof value === "string";
}

/** All texts of the contract for people; the values of examples are not among them. */
export function listTexts(document: Node): ContractText[] {
  return walk(document, []);
}

function walk(node: unknown, path: (string | number)[]): ContractText[] {
  if (typeof node !== "object" || node === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(node)
    ? node.map((entry, index) => [index, entry])
    : Object.entries(node);
  return entries.flatMap(([key, value]) => {
    const isExampleValue = key === "value" && path.at(-2) === "examples";
    const isProperty = path.at(-1) === "properties";
    if (isExampleValue) return [];
    if (typeof value === "string" && isText(String(key), value) && !isProperty)
      return [{ path: [...path, key], text: value }];
    return walk(value, [...path, key]);
  });
}

/** The sentences, table rows, list entries and lines of code of a text, each on one line. */
export function splitSentences(text: string): string[] {
  const blocks = text.split(/\n\s*\n|\n(?=\s*(?:[-|#]|\d+\.|\w+=|echo|```))/);
  return blocks
    .flatMap((block) =>
      block.startsWith("|")
        ? [block]
        : block
            .trim()
            .replaceAll(/\s+/g, " ")
            .split(/(?<=[^\d][.!?;:]\)?\**)\s+(?=[A-Z`*])/),
    )
    .map((sentence) => sentence.trim().replaceAll(/\s+/g, " "))
    .filter((sentence) => /\w/.test(sentence));
}
