import type { Field } from "./page.ts";
import type { ContractField } from "./read-contract-field.ts";

/** What a page says of a field. */
export type Attribute = "type" | "required" | "example" | "enum" | "default";

/** A difference between page and contract; `declared` is one that the contract declares as intended. */
export interface Finding {
  kind:
    | "method changed"
    | "server changed"
    | "path changed"
    | "added"
    | "removed"
    | "renamed"
    | "moved"
    | "renested"
    | "retyped"
    | "made required"
    | "made optional"
    | "example changed"
    | "allowed values changed"
    | "default changed"
    | "response type added"
    | "response type removed"
    | "next step changed"
    | "HTTP status added"
    | "stale declaration"
    | "declared";
  place: string;
  page: string;
  contract: string;
  /** Of what is declared. */
  reason?: string;
  /** What would have to follow the page, where it is only an attribute of a field. */
  change?: { attribute: Attribute; field: ContractField; page: Field };
  /** The field that only the page has, and the name of the field that holds it; empty at the top. */
  added?: { field: Field; holder: string };
}

export function makeFinding(kind: Finding["kind"], place: string, page: string, contract: string): Finding {
  return { kind, place, page, contract };
}

/** A finding that the contract declares as intended. */
export function makeDeclared(place: string, page: string, contract: string, reason = ""): Finding {
  return { kind: "declared", place, page, contract, reason };
}

/** The place of a field in words, as `body name`. */
export function nameOf({ place, name }: Pick<Field, "place" | "name">): string {
  return `${place} ${name}`;
}
