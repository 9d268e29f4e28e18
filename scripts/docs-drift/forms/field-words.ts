import { type Field, type Place, UnreadablePageError } from "../page.ts";

const words =
  "string|number|integer|boolean|object|array|null|any|file|date-time|datetime|date|int32|int64|int|long|float|double|decimal|bool|json";

/** Source of a regular expression for the type of a field, such as `string` or `array of strings`. */
export const typePattern = `(?:${words})(?:\\[\\]|<\\w+>| of \\w+)?`;

/** Source of a regular expression for the name of a field; bounded, so that noise is read in linear time. */
export const namePattern = "[\\w$](?:[\\w$.-]|\\[\\]){0,79}?";

/** Source of a regular expression for an HTTP method. */
export const methodPattern = "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)";

const placeOfHeading: Readonly<Record<string, Place | undefined>> = {
  "path parameters": "path",
  "query parameters": "query",
  "body parameters": "body",
  headers: "header",
  response: "response",
  responses: "response",
};

/** The place that a section of a page documents, by its heading; text before the headers names them, too. */
export function findPlace(heading: string): Place | undefined {
  const text = plainHeading(heading);
  return text.startsWith("these headers authenticate") ? "header" : placeOfHeading[text];
}

/** A heading in lower case, without the arrow, the sign of a link, or the number that a browser copies with it. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/\s*(?:\(\d+\)|[^\p{L}\p{N})]+)?$/u, "")
    .toLowerCase();
}

/** The JSON Schema type that a page means by a word; another word stays as it is, in lower case. */
function normalizeType(word: string): string {
  const type = word.trim().toLowerCase();
  if (/^array\b|\[\]$/.test(type)) return "array";
  if (/^int(32|64)?$|^long$/.test(type)) return "integer";
  if (/^(float|double|decimal)$/.test(type)) return "number";
  return type === "bool" ? "boolean" : type;
}

/** Makes a field of a row. Names get one spelling, and junk in the place of an example is left out. */
export function makeField(
  place: Place,
  name: string,
  type: string,
  required: boolean | undefined,
  example: string | undefined,
): Field {
  const spelt = spellName(place, name);
  const isJunk = example !== undefined && isJunkExample(example);
  return {
    place,
    name: spelt,
    type: normalizeType(type),
    required,
    example: isJunk ? undefined : example,
    ...(isJunk && { hidden: ["example"] }),
    ...(spelt !== name && place !== "header" && { spelling: name }),
  };
}

/** Whether a page shows, in the place of an example, what its own tools make of something else. */
export function isJunkExample(text: string): boolean {
  return text === "" || /\[object Object\]|<binary file>/.test(text);
}

function spellName(place: Place, name: string): string {
  if (place === "header") return name.toLowerCase();
  // `entries[].ifsc` is the field ifsc of each entry: an array and an object nest alike.
  return place === "body" || place === "response" ? name.replaceAll("[]", "") : name;
}

/**
 * Reads whether a field is required.
 *
 * @throws UnreadablePageError when the text says neither
 */
export function readRequired(text: string, name: string): boolean {
  if (/^(yes|true|required)$/i.test(text)) return true;
  if (/^(no|false|optional)$/i.test(text)) return false;
  throw new UnreadablePageError(`"${text}" does not tell whether ${name} is required`);
}

/** Cuts text of a page for a message. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
