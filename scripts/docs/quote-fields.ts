import type { OpenApiDocument } from "../shared/read-contract.ts";

/** Code, whole links and the headings of errors, which stay as they are. */
const whole = /(```.*?```|`[^`]*`|\[[^\]]*\]\([^)]*\)|^#+ .*$)/ms;

/** Sets the names of fields and parameters as code in every text that names them as words. */
export function quoteFields(document: OpenApiDocument): OpenApiDocument {
  const names = new RegExp(`\\b(?:${[...listFields(document)].join("|")})\\b`, "g");
  const quote = (text: string) =>
    text
      .split(whole)
      .map((part, index) => (index % 2 === 1 ? part : part.replace(names, "`$&`")))
      .join("");
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === "description" && typeof value === "string" ? quote(value) : value,
  );
}

/** The names that no sentence uses as words: those with an underscore. */
function listFields(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== "object" || node === null) return found;
  const { name, in: place, properties } = node as { name?: string; in?: string; properties?: object };
  for (const field of [...(place === undefined ? [] : [name]), ...Object.keys(properties ?? {})])
    if (field?.includes("_")) found.add(field);
  for (const child of Object.values(node)) listFields(child, found);
  return found;
}
