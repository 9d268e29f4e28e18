import type { YamlPath } from "../../shared/edit-yaml.ts";

/** A key of the contract with its value, and where it stands. */
export interface Entry {
  at: YamlPath;
  key: string;
  value: unknown;
}

// Whatever stands below these is data of the API, not a part of the contract's own language.
const payloads = new Set(["example", "default", "const", "enum", "value"]);

/** Lists every key of the contract that has a meaning: not the names of fields, and not what examples hold. */
export function walkContract(document: unknown): Entry[] {
  return walk(document, []);
}

function walk(node: unknown, at: YamlPath): Entry[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => walk(item, [...at, index]));
  if (typeof node !== "object" || node === null) return [];
  const areNames = isMapOfNames(at);
  return Object.entries(node).flatMap(([key, value]): Entry[] => {
    const here = [...at, key];
    if (areNames) return walk(value, here);
    const isPayload = payloads.has(key) || (key === "examples" && Array.isArray(value));
    return [{ at: here, key, value }, ...(isPayload ? [] : walk(value, here))];
  });
}

/** Whether the keys of a node are names that somebody chose. */
function isMapOfNames(at: YamlPath): boolean {
  if (at.at(-1) === "properties" || at.at(-1) === "patternProperties") return at.at(-2) !== "properties";
  return (at.length === 2 && at[0] === "components") || at.at(-1) === "examples";
}
