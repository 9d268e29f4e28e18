import type { Schema } from "../shared/read-contract.ts";
import { typeOf } from "./make-value.ts";

/** Makes a schema of values alone. */
export function inferSchema(values: readonly unknown[]): Schema {
  const types = [...new Set(values.map((value) => (typeOf(value) === "integer" ? "number" : typeOf(value))))];
  const type = types.length === 1 ? (types[0] ?? "string") : types;
  if (type === "array") {
    const items = values.flat();
    return { type, items: items.length === 0 ? {} : inferSchema(items) };
  }
  if (type !== "object")
    return {
      type,
      ...(types.every((one) => one !== "object" && one !== "array") && { examples: [values[0]] }),
    };
  const objects = values as Record<string, unknown>[];
  const keys = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  const properties = keys.map((key) => {
    const present = objects.filter((one) => Object.hasOwn(one, key)).map((one) => one[key]);
    return [key, inferSchema(present)];
  });
  return { type, properties: Object.fromEntries(properties) };
}
