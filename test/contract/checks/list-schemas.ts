import { asNode, type Node } from "./checked-contract.ts";
import { isText } from "./texts.ts";

/** A schema below `components/schemas`, and how a person would name it: `OnboardCustomerRequest.name`. */
export interface NamedSchema {
  name: string;
  node: Node;
}

/** All schemas below `components/schemas`, references not followed. */
export function listSchemas(schemas: Node): NamedSchema[] {
  return Object.entries(schemas).flatMap(([name, node]) => walk(name, node));
}

function walk(name: string, value: unknown): NamedSchema[] {
  const node = asNode(value);
  if (node === undefined) return [];
  const list = (key: string, mark: string) =>
    Array.isArray(node[key])
      ? (node[key] as unknown[]).flatMap((entry, index) => walk(`${name}${mark}${index}`, entry))
      : [];
  return [
    { name, node },
    ...Object.entries(asNode(node.properties) ?? {}).flatMap(([field, entry]) =>
      walk(`${name}.${field}`, entry),
    ),
    ...walk(`${name}[]`, node.items),
    ...walk(`${name}.*`, node.additionalProperties),
    ...walk(`${name} not`, node.not),
    ...list("allOf", "&"),
    ...list("oneOf", "|"),
    ...list("anyOf", "|"),
  ];
}

/** Keywords that hold other schemas, or say nothing about a value: of these, only their presence is listed. */
const structural = new Set(["properties", "items", "allOf", "oneOf", "anyOf", "not", "examples", "x-docs"]);

/** The keywords of a schema with their values, in alphabetical order, and the component it refers to; texts are none. */
export function listKeywords(node: Node): string {
  return Object.entries(node)
    .filter(([key, value]) => !isText(key, value))
    .map(([key, value]) => {
      if (key === "$ref") return `→ ${String(value).split("/").at(-1)}`;
      if (structural.has(key) || asNode(value)) return key;
      return `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`;
    })
    .sort()
    .join(" ");
}
