import { splitItems } from "../docs-drift/page.ts";

const placeholders: Readonly<Record<string, unknown>> = {
  string: "text",
  number: 1,
  integer: 1,
  boolean: true,
  array: ["text"],
  object: {},
};

/** The value of a type that a page shows as text; nothing when the text is not one. */
export function makeValue(text: string | undefined, type: string): unknown {
  if (text === undefined) return undefined;
  if (type === "string" || type === "file") return text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeOf(value) === type || (type === "number" && typeof value === "number")) return value;
  } catch {
    // Not JSON: a list with commas is the usual case.
  }
  return type === "array" && !text.startsWith("[") && !text.startsWith("{") ? splitItems(text) : undefined;
}

/** A value of a type that says nothing, where no page has one. */
export function makePlaceholder(type: string): unknown {
  return placeholders[type] ?? "text";
}

/** The JSON Schema type of a value. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
