/**
 * Makes a function that replaces every given value, however cased, by its field name in brackets. For texts of
 * the server, which may echo what was sent.
 */
export function makeRedactor(fields: Readonly<Record<string, unknown>>): (text: string) => string {
  return (text) =>
    Object.entries(fields)
      .flatMap(([name, value]) => [value].flat().map((item) => [name, String(item)] as const))
      .filter(([, value]) => value.length > 1)
      .sort(([, a], [, b]) => b.length - a.length)
      .reduce(
        (redacted, [name, value]) => redacted.replace(new RegExp(escapeRegExp(value), "gi"), `[${name}]`),
        text,
      );
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
