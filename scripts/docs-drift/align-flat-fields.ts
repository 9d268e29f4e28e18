import { holderOf } from "./holder-of.ts";
import type { Field } from "./page.ts";

/**
 * Gives response fields of which a page shows the order, but not the nesting, the names of the fields of the
 * contract that they match best. A field that matches none keeps its last name under the object in which it stands.
 */
export function alignFlatFields(contract: readonly Field[], page: readonly Field[]): Field[] {
  if (!page.some(isFlat)) return [...page];
  const partners = matchInOrder(contract, page);
  const rest = contract.filter((field) => !partners.includes(field));
  // The same name elsewhere in the list: the page has another order.
  const known = page.map((field, index) => {
    const partner = partners[index] ?? rest.find((other) => isFlat(field) && isNamed(other, field));
    if (!partners[index] && partner) rest.splice(rest.indexOf(partner), 1);
    return partner;
  });
  return page.map((field, index) => {
    if (!isFlat(field)) return field;
    const partner = known[index];
    if (partner) return { ...field, name: partner.name, spelling: field.name };
    const previous = known.slice(0, index).findLast((other) => other !== undefined);
    const lost =
      previous && contract.slice(contract.indexOf(previous) + 1).find((other) => !known.includes(other));
    const next = known.slice(index + 1).find((other) => other !== undefined);
    const neighbour = isBetween(contract, previous, lost, next) ? lost : (next ?? previous);
    const name = join(neighbour ? holderOf(contract, neighbour) : "", field.name);
    return { ...field, name, spelling: field.name };
  });
}

function isBetween(fields: readonly Field[], previous?: Field, between?: Field, next?: Field): boolean {
  if (!between) return false;
  const at = fields.indexOf(between);
  return (!previous || at > fields.indexOf(previous)) && (!next || at < fields.indexOf(next));
}

function isFlat(field: Field): boolean {
  return field.hidden?.includes("nesting") === true;
}

/** The longest common subsequence of both lists, by name, and with the same type rather than another. */
function matchInOrder(contract: readonly Field[], page: readonly Field[]): (Field | undefined)[] {
  const score = (own: Field, shown: Field) => {
    const isMatch = isFlat(shown) ? isNamed(own, shown) : own.name === shown.name;
    return isMatch ? (own.type === shown.type ? 3 : 2) : 0;
  };
  const best: number[][] = Array.from({ length: page.length + 1 }, () => Array(contract.length + 1).fill(0));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  for (let i = page.length - 1; i >= 0; i--) {
    for (let j = contract.length - 1; j >= 0; j--) {
      const points = score(contract[j] as Field, page[i] as Field);
      const taken = points > 0 ? points + at(i + 1, j + 1) : 0;
      (best[i] as number[])[j] = Math.max(taken, at(i + 1, j), at(i, j + 1));
    }
  }
  let column = 0;
  return page.map((shown, row) => {
    // The first of equal ways: of two namesakes, the page shows the earlier one.
    for (; column < contract.length; column++) {
      const own = contract[column] as Field;
      const points = score(own, shown);
      if (points > 0 && at(row, column) === points + at(row + 1, column + 1)) {
        column++;
        return own;
      }
      if (at(row, column) !== at(row, column + 1)) return undefined;
    }
    return undefined;
  });
}

/** A dot may be a part of the name. */
function isNamed(own: Field, { name }: Field): boolean {
  return own.name === name || own.name.endsWith(`.${name}`);
}

function join(holder: string, name: string): string {
  return holder === "" ? name : `${holder}.${name}`;
}
