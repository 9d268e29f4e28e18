/** How a language writes values. */
export interface Syntax {
  text(value: string): string;
  entry(key: string, value: string): string;
  map: readonly [open: string, close: string];
  emptyMap: string;
  list: readonly [open: string, close: string];
  words: Readonly<Record<"true" | "false" | "null", string>>;
  /** One step of indentation. */
  indent: string;
}

const longestLine = 80;

/** Writes a JSON value in the syntax of a language; the first line is not indented. */
export function writeLiteral(value: unknown, syntax: Syntax, indent = ""): string {
  if (typeof value === "string") return syntax.text(value);
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null)
    return syntax.words[String(value) as keyof Syntax["words"]];
  const inner = indent + syntax.indent;
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((item) => writeLiteral(item, syntax, inner))
    : Object.entries(value).map(([key, item]) => syntax.entry(key, writeLiteral(item, syntax, inner)));
  if (items.length === 0) return isList ? syntax.list.join("") : syntax.emptyMap;
  const [open, close] = isList ? syntax.list : syntax.map;
  const line = `${open}${items.join(", ")}${close}`;
  if (isList && !line.includes("\n") && line.length < longestLine) return line;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}
