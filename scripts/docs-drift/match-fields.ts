import { holderOf, lastNameOf } from "./holder-of.ts";
import type { Field } from "./page.ts";
import type { ContractField } from "./read-contract-field.ts";

/** A field of the contract and the field of the page that is the same one, or what became of it. */
export interface Pair {
  contract: ContractField;
  page: Field;
  fate: "kept" | "moved" | "renamed";
}

/** Which fields of contract and page belong together, and which are left over on either side. */
export interface FieldMatch {
  pairs: Pair[];
  removed: ContractField[];
  added: Field[];
}

/**
 * Matches the fields of the contract with those of the page. What is inside a moved, renamed, removed or
 * added object shares its fate, and is not reported again.
 */
export function matchFields(contract: readonly ContractField[], page: readonly Field[]): FieldMatch {
  const pairs = new Map<ContractField, Pair>();
  const free = new Set(page);
  const lost = new Set(contract);
  const pair = (field: ContractField, partner: Field | undefined, fate: Pair["fate"]) => {
    if (!partner) return false;
    pairs.set(field, { contract: field, page: partner, fate });
    free.delete(partner);
    return lost.delete(field);
  };
  /** The field that holds a field of the contract, as the page calls it: empty at the top, nothing if lost. */
  const homeOf = (field: ContractField): { place: string; name: string } | undefined => {
    const holder = holderOf(contract, field);
    if (holder === "") return { place: field.place, name: "" };
    return pairs.get(contract.find((other) => isAt(other, field.place, holder)) ?? field)?.page;
  };

  for (const field of contract) {
    const same = page.find((other) => isAt(other, field.place, field.name));
    pair(field, same, "kept");
  }
  // In document order, so that the fate of an object is known before that of its fields.
  for (const field of contract) {
    if (!lost.has(field)) continue;
    const home = homeOf(field);
    const isAtHome = (other: Field) => other.place === home?.place && holderOf(page, other) === home.name;
    const isSameSpot = (other: Field) =>
      isAtHome(other) && hasType(other, field) && indexOf(other, page) === indexOf(field, contract);
    const isMissed = (other: Field) =>
      [...lost].some((missing) => lastNameOf(contract, missing) === lastNameOf(page, other));
    const namesakes = [...free].filter(
      (other) =>
        isResponse(other) === isResponse(field) && lastNameOf(page, other) === lastNameOf(contract, field),
    );
    const successor = [...free].find((other) => isSameSpot(other) && !isMissed(other));
    pair(field, namesakes.find(isAtHome), "kept") ||
      pair(field, namesakes[0], "moved") ||
      pair(field, successor, "renamed");
  }
  return {
    pairs: [...pairs.values()],
    removed: listOutermost(lost, contract),
    added: listOutermost(free, page),
  };
}

/** Whether a field of the page has the type of a field of the contract, or the one that the page is said to have. */
function hasType(page: Field, { type, declaration }: ContractField): boolean {
  const told = typeof declaration?.says === "object" ? declaration.says.type : undefined;
  return page.type === (told ?? type) || page.hidden?.includes("type") === true;
}

function listOutermost<F extends Field>(fields: ReadonlySet<F>, all: readonly Field[]): F[] {
  const places = new Set([...fields].map(({ place, name }) => `${place} ${name}`));
  return [...fields].filter((field) => !places.has(`${field.place} ${holderOf(all, field)}`));
}

function isResponse({ place }: Field): boolean {
  return place === "response";
}

function isAt(field: Field, place: string, name: string): boolean {
  return field.place === place && field.name === name;
}

function indexOf(field: Field, fields: readonly Field[]): number {
  const siblings = fields.filter(
    (other) => other.place === field.place && holderOf(fields, other) === holderOf(fields, field),
  );
  return siblings.indexOf(field);
}
