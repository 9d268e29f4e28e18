/** Where a page documents a field. */
export type Place = "path" | "query" | "body" | "header" | "response";

/** What a form of a page may leave out. It is not compared, and the report lists it. */
export type Hidden =
  | "server"
  | "parameters"
  | "headers"
  | "response fields"
  | "nesting of the response fields"
  | "types other than text, number and boolean"
  | "response types"
  | "next steps"
  | "HTTP statuses of the answers"
  | "allowed values and defaults";

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
  /** Ends of a description that are the example only if the contract has the same. */
  doubtfulExamples?: readonly string[];
  /** `type`: text may stand for any type that is not scalar. `nesting`: the name is the last part only. */
  hidden?: readonly ("type" | "example" | "nesting")[];
  /** Nothing where the form does not show them: then they are not compared. */
  limits?: Limits;
  /** The name as the page spells it, where it is another: `entries[].ifsc` for `entries.ifsc`. */
  spelling?: string;
}

/** What a field may hold, and what the server takes it to hold where it is left out. */
export interface Limits {
  enum: readonly unknown[] | undefined;
  default: unknown;
}

/** A row of the table of response types. */
export interface ResponseTypeRow {
  id: number;
  meaning: string;
  /** Title or slug of the operation to call next; null where there is none, undefined where it is not told apart. */
  next: string | null | undefined;
}

/** An answer that a page shows as JSON. */
export interface SampleAnswer {
  title: string;
  /** Of openapi.json also a range of them, or "default". */
  httpStatus: number | string;
  value: Record<string, unknown>;
}

/** What a page of the vendor's reference says about one operation. */
export interface Page {
  /** The form in which the page came, in words. */
  form: string;
  title: string | undefined;
  /** Last part of the address of the page, where it is shown. */
  slug?: string | undefined;
  /** Every method that the page names for the operation: one, unless it contradicts itself. */
  methods: string[];
  /** The path, or the whole URL where the page shows one. */
  target: string;
  /** Base URLs, where they stand apart from the path. */
  servers?: string[];
  fields: Field[];
  /** Nothing where the page has no such table. */
  responseTypes?: ResponseTypeRow[] | undefined;
  /** Of the answers, or of some of them; empty if the page shows none. */
  httpStatuses: number[];
  samples?: SampleAnswer[];
  sampleRequest?: Record<string, unknown> | undefined;
  hidden: Hidden[];
  /** Whether nothing stands behind the response fields, so that a cut there goes unseen. */
  isOpenEnded?: boolean;
  /** Of an operation among others in a file: why it is not understood. It has no fields then. */
  refusal?: string;
}

/** A page that cannot be understood; the message says why, and what to do. */
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
  const items = readJsonArray(text) ?? text.split(",");
  return items.map((item) => toText(item).trim().replaceAll(/\s+/g, " "));
}

/** Nothing else is tried to be parsed, because an error takes a hundred times as long. */
function readJsonArray(text: string): unknown[] | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown[];
  } catch {
    return undefined;
  }
}

/** A value as a page shows it. */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The types of JSON that hold nothing. */
export const scalarTypes: readonly string[] = ["string", "number", "integer", "boolean"];

/** The types of JSON except null, which no page mentions. */
export const jsonTypes: readonly string[] = [...scalarTypes, "object", "array"];

/** Several types in words, in whichever order they are listed. */
export function nameTypes(several: readonly string[]): string {
  return jsonTypes.filter((type) => several.includes(type)).join(" or ");
}
