import { type Document, parseDocument } from "yaml";
import type { YamlPath } from "../shared/edit-yaml.ts";

export type { YamlPath };

/** A node of the contract, as far as the way through it is concerned. */
export interface Node {
  [key: string]: unknown;
  $ref?: string;
}

/** The contract as a tree that is walked by paths, so that every fact can be traced to its place. */
export interface ContractTree {
  /** The value at a path, if there is one. */
  get<T = Node>(path: YamlPath): T | undefined;
  /** The path of what a path leads to, past references. */
  resolve(path: YamlPath): YamlPath;
  /** All schemas that apply at a path: what stands there, what that references, and its parts. */
  expand(path: YamlPath): YamlPath[];
}

/**
 * Opens the contract.
 *
 * @param contract its text, or that text parsed
 * @throws Error when the text is not YAML
 */
export function openContract(contract: string | Document): ContractTree {
  const document = typeof contract === "string" ? parseDocument(contract) : contract;
  if (document.errors[0]) throw new Error(document.errors[0].message);
  const root: unknown = document.toJS();
  function get<T>(path: YamlPath): T | undefined {
    return path.reduce<unknown>((node, key) => (node as Node | null | undefined)?.[key], root) as
      | T
      | undefined;
  }
  function resolve(path: YamlPath): YamlPath {
    const ref = get<Node>(path)?.$ref;
    return ref === undefined ? path : resolve(toPath(ref));
  }
  function expand(path: YamlPath): YamlPath[] {
    const schema = get<Node & { allOf?: unknown[]; oneOf?: unknown[] }>(path);
    if (typeof schema !== "object" || schema === null) return [];
    return [
      path,
      ...(schema.$ref ? expand(toPath(schema.$ref)) : []),
      ...(schema.allOf ?? []).flatMap((_, index) => expand([...path, "allOf", index])),
      // Of alternatives, the first: among the answers that is the one of success.
      ...(schema.oneOf ? expand([...path, "oneOf", 0]) : []),
    ];
  }
  return { get, resolve, expand };
}

function toPath(ref: string): YamlPath {
  const keys = ref.replace(/^#\//, "").split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
