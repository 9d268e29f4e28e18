/** Where a page documents a field. */
export type Place = "path" | "query" | "body" | "header" | "response";

/** A parameter, body field, header or response field, as one side documents it. */
export interface Field {
  place: Place;
  /** Dotted from the outermost object, as in `data.intent_id`; a header is in lower case. */
  name: string;
  type: string;
  /** Nothing for response fields. */
  required: boolean | undefined;
  /** As text; arrays joined by commas. Nothing where a page shows none. */
  example: string | undefined;
}

/** What a page of the vendor's reference says about one operation. */
export interface Page {
  title: string | undefined;
  /** Every method that the page names for the operation: one, unless it contradicts itself. */
  methods: string[];
  /** The path, or the whole URL where the page shows one. */
  target: string;
  fields: Field[];
}

/** A page that cannot be understood; the message tells why. */
export class UnreadablePageError extends Error {}

/**
 * Lists what a page documents, each field once: a page may show the same list in two layouts.
 *
 * @throws UnreadablePageError when a field is documented twice and differently
 */
export function mergeFields(fields: readonly Field[]): Field[] {
  const merged = new Map<string, Field>();
  for (const field of fields) {
    const key = `${field.place} ${field.name}`;
    const known = merged.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(field))
      throw new UnreadablePageError(`it documents ${key} twice and differently`);
    merged.set(key, field);
  }
  return [...merged.values()];
}

/** The items of an array as a page shows it: joined by commas, with or without blanks, or as JSON. */
export function splitItems(text: string): string[] {
  let items: unknown[] = text.split(",");
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) items = value;
  } catch {
    // No JSON: the usual case.
  }
  return items.map((item) => String(item).trim().replaceAll(/\s+/g, " "));
}

/** The place that a section of a page documents, by its heading in lower case. */
export const placeOfHeading: Readonly<Record<string, Place | undefined>> = {
  "path parameters": "path",
  "query parameters": "query",
  "body parameters": "body",
  headers: "header",
  response: "response",
  responses: "response",
};
