const words =
  "string|number|integer|boolean|object|array|null|any|file|date-time|datetime|date|int32|int64|int|long|float|double|decimal|bool|json";

/** Source of a regular expression for the type of a field, such as `string` or `array of strings`. */
export const typePattern = `(?:${words})(?:\\[\\]|<\\w+>| of \\w+)?`;

/** Source of a regular expression for the name of a field; bounded, so that noise is read in linear time. */
export const namePattern = "[\\w$][\\w$.-]{0,79}?";

/** The JSON Schema type that a page means by a word; another word stays as it is, in lower case. */
export function normalizeType(word: string): string {
  const type = word.trim().toLowerCase();
  if (/^array\b|\[\]$/.test(type)) return "array";
  if (/^int(32|64)?$|^long$/.test(type)) return "integer";
  if (/^(float|double|decimal)$/.test(type)) return "number";
  return type === "bool" ? "boolean" : type;
}
