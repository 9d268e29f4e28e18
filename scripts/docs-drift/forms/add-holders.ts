import type { Field } from "../page.ts";

/** Adds the objects and arrays that a page only implies: `entries[].ifsc` may stand there without `entries`. */
export function addHolders(fields: readonly Field[]): Field[] {
  const names = new Set(fields.filter(({ place }) => place === "body").map(({ name }) => name));
  return fields.flatMap((field) => {
    const { place, name, spelling = name, required } = field;
    if (place !== "body") return [field];
    const parts = spelling.split(".").slice(0, -1);
    const holders = parts.flatMap((part, index): Field[] => {
      const holder = name
        .split(".")
        .slice(0, index + 1)
        .join(".");
      if (names.has(holder)) return [];
      names.add(holder);
      const type = part.endsWith("[]") ? "array" : "object";
      return [{ place, name: holder, type, required, example: undefined }];
    });
    return [...holders, field];
  });
}
