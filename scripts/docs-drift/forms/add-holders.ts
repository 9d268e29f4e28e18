import type { Field } from "../page.ts";

/** Adds the objects and arrays that a page only implies: `entries[].ifsc` may stand there without `entries`. */
export function addHolders(fields: readonly Field[]): Field[] {
  const all = [...fields];
  for (const field of fields) {
    const { place, name, required } = field;
    if (place !== "body") continue;
    const parts = (field.spelling ?? name).split(".").slice(0, -1);
    parts.forEach((part, index) => {
      const holder = name
        .split(".")
        .slice(0, index + 1)
        .join(".");
      if (all.some((other) => other.place === place && other.name === holder)) return;
      const type = part.endsWith("[]") ? "array" : "object";
      all.splice(all.indexOf(field), 0, { place, name: holder, type, required, example: undefined });
    });
  }
  return all;
}
