import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

/** A node of the contract of which nothing is known. */
export type Node = Record<string, unknown>;

const file = join(import.meta.dirname, "../../openapi/openapi.yaml");

/** The contract as parsed from YAML, with its references unresolved. */
export const contract: Node = parse(readFileSync(file, "utf8"));

// Apart from the generator's Ajv on purpose: a mistake there must not hide one in the contract.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateFormats: true });
addFormats.default(ajv);
ajv.addFormat("date", isExistingDate);
ajv.addVocabulary([...Object.keys(contract), "x-hint", "x-docs", "x-sensitive"]);
ajv.addSchema({ $id: "contract", ...contract });

/**
 * Compiles the schema at a JSON pointer into the contract.
 *
 * @throws Error when there is none, or Ajv in strict mode objects to it
 */
export function compileSchema(pointer: string): ValidateFunction {
  const validate = ajv.getSchema(`contract#${encodeURI(pointer)}`);
  if (validate === undefined) throw new Error(`The contract has no schema at ${pointer}.`);
  return validate;
}

/** Follows the keys from the root of the contract, and every `$ref` on the way. */
export function resolve(...keys: string[]): Node {
  return keys.reduce<Node>((node, key) => follow(node[key] as Node), contract);
}

function follow(node: Node): Node {
  if (typeof node?.$ref !== "string") return node;
  return resolve(...node.$ref.slice(2).split("/"));
}

/** JSON pointer of a list of keys. */
export function makePointer(...keys: string[]): string {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function isExistingDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
