import { type Field, scalarTypes } from "./page.ts";

// The same list is asked for each of its fields.
const holders = new WeakMap<readonly Field[], Set<string>>();

/**
 * The name of the innermost field of a list that holds another one; empty at the top. Where the list has none for a dot,
 * the dot is a part of the name: the vendor lists whatever holds something.
 */
export function holderOf(fields: readonly Field[], { place, name }: Field): string {
  const spots = holders.get(fields) ?? new Set(fields.filter(canHold).map(nameSpot));
  holders.set(fields, spots);
  let end = name.lastIndexOf(".");
  while (end > 0 && !spots.has(nameSpot({ place, name: name.slice(0, end) })))
    end = name.lastIndexOf(".", end - 1);
  return name.slice(0, Math.max(end, 0));
}

/** The name of a field within what holds it. */
export function lastNameOf(fields: readonly Field[], field: Field): string {
  const holder = holderOf(fields, field);
  return holder === "" ? field.name : field.name.slice(holder.length + 1);
}

function canHold({ type }: Field): boolean {
  return type.split(" or ").some((one) => !scalarTypes.includes(one));
}

function nameSpot({ place, name }: Pick<Field, "place" | "name">): string {
  return `${place} ${name}`;
}
