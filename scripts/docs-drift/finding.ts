import type { Field } from "./page.ts";
import type { ContractField } from "./read-contract-page.ts";

/** What a page says of a field. */
export type Attribute = "type" | "required" | "example";

/** What the page says otherwise than the contract; `declared` is what the contract declares as intended. */
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
    | "response type added"
    | "response type removed"
    | "next step changed"
    | "stale declaration"
    | "declared";
  place: string;
  page: string;
  contract: string;
  /** Of what is declared. */
  reason?: string;
  /** What would have to follow the page, where it is no more than an attribute of a field. */
  change?: { attribute: Attribute; field: ContractField; page: Field };
  /** The field that only the page has. */
  added?: Field;
}
