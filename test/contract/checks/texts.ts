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

/** The sentences, table rows and list entries of a text, each on one line, and its blocks of code, line by line. */
export function splitSentences(text: string): string[] {
  return text
    .split(/^\s*(```[\s\S]*?^\s*```)$/m)
    .flatMap((part) => (part.startsWith("```") ? [part] : splitProse(part)))
    .filter((sentence) => /\w/.test(sentence));
}

function splitProse(prose: string): string[] {
  const blocks = prose.split(/\n\s*\n|\n(?=\s*(?:[-|#]|\d+\.))/);
  return blocks.flatMap((block) => {
    const line = block.trim().replaceAll(/\s+/g, " ");
    return line.startsWith("|") ? [line] : line.split(/(?<=[^\d][.!?;:]\)?\**)\s+(?=[A-Z`*])/);
  });
}
