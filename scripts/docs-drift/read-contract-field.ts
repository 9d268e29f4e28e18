import type { ContractTree, YamlPath } from "./contract-tree.ts";
import { type Declaration, readDeclaration } from "./declaration.ts";
import { type Field, nameTypes, toText } from "./page.ts";

/** A field as the contract has it, and where in the contract. */
export interface ContractField extends Field {
  declaration: Declaration | undefined;
  /** Where its attributes stand, or would stand; nothing where the contract only implies them. */
  at: { type?: YamlPath; example?: YamlPath; required?: YamlPath };
}

/** What the nodes that define a field say of it together; the first to speak of a keyword decides. */
export function readField(contract: ContractTree, definitions: YamlPath[]): ContractField {
  const find = (keyword: string) =>
    definitions.map((at) => [...at, keyword]).find((at) => contract.get(at) !== undefined);
  const read = (keyword: string) => contract.get<unknown>(find(keyword) ?? ["-"]);
  const readOfItems = (keyword: string) =>
    definitions
      .map((at) => contract.get<unknown>([...at, "items", keyword]))
      .find((value) => value !== undefined);
  const examples = definitions.flatMap((at) => [
    [...at, "example"],
    [...at, "examples", 0],
  ]);
  const example = examples.find((at) => contract.get(at) !== undefined);
  const type = find("type");
  const docs = find("x-docs");
  return {
    place: "response",
    name: "",
    type: describeType(read),
    required: undefined,
    example: example && toText(contract.get<unknown>(example)),
    limits: {
      enum: (read("enum") ?? readOfItems("enum")) as unknown[] | undefined,
      default: read("default"),
    },
    declaration: docs && readDeclaration(contract.get(docs), docs.join("/")),
    at: { ...(type && { type }), example: example ?? examples.at(-1) ?? [] },
  };
}

function describeType(read: (keyword: string) => unknown): string {
  const type = read("type");
  if (type === "string" && (read("format") === "binary" || read("contentMediaType"))) return "file";
  if (typeof type === "string") return type;
  if (Array.isArray(type)) return nameTypes(type);
  if (read("properties")) return "object";
  if (read("items")) return "array";
  const constant = read("const") ?? (read("enum") as unknown[] | undefined)?.[0];
  return constant === undefined ? "any" : typeof constant;
}
