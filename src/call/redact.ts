// Base64 of 32 bytes: what a signature looks like. A longer text, such as an otp_ref_id, is none.
const signature = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=/g;

/**
 * Makes a function that replaces every given value, however cased, by its field name in brackets, and all that looks
 * like a signature. For texts of the server, which may echo what was sent.
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
      )
      .replace(signature, "[signature]");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
