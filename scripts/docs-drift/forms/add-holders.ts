import type { Field } from "../page.ts";

/** Adds the objects and arrays that a page only implies: `entries[].ifsc` may stand there without `entries`. */
export function addHolders(fields: readonly Field[]): Field[] {
  const spots = new Set(fields.map(({ place, name }) => `${place} ${name}`));
  return fields.flatMap((field) => {
    const { place, name, spelling = name, required, hidden } = field;
    // The vendor lists what holds the fields of an answer: without brackets, a dot there is a part of a name.
    const isNested = place === "body" || (place === "response" && spelling.includes("[]"));
    if (!isNested || hidden?.includes("nesting")) return [field];
    const parts = spelling.split(".").slice(0, -1);
    const holders = parts.flatMap((part, index): Field[] => {
      const holder = name
        .split(".")
        .slice(0, index + 1)
        .join(".");
      if (spots.has(`${place} ${holder}`)) return [];
      spots.add(`${place} ${holder}`);
      const type = part.endsWith("[]") ? "array" : "object";
      return [{ place, name: holder, type, required, example: undefined }];
    });
    return [...holders, field];
  });
}
