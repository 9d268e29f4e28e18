import { escapeRegExp, gap, redactPartly } from "./redact-partly.ts";

// Base64 of 32 bytes, in either alphabet, or their hexadecimal: the shape of a signature. An otp_ref_id is longer.
const signature = /(?<![\w+/-])(?:[A-Za-z0-9+/_-]{43}=?|[0-9a-f]{64})(?![\w+/=-])/gi;

// Each value is replaced by a character of its own first: a later value may be a part of the name of an earlier one.
const firstMark = 0xf0000;

// No text that is shown has room for a longer value, and its pattern would be too large for a regular expression.
const maxWholeLength = 2_000;

/**
 * Makes a function that replaces every given value by its field name in brackets, and whatever looks like a signature.
 * It knows a value in any case, percent-encoded, in hexadecimal or base64 of either alphabet, with other marks and blanks
 * between its words or digits, and a date in another order. Meant for texts of the server, which may echo the request.
 *
 * @param sensitive names of fields whose values must not be shown in part either
 */
export function makeRedactor(
  fields: Readonly<Record<string, unknown>>,
  sensitive: readonly string[],
): (text: string) => string {
  const values = Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((item) => ({ name, value: String(item) })))
    .filter(({ value }) => value.length > 1)
    .sort((a, b) => b.value.length - a.value.length)
    .map((entry, index) => ({ ...entry, mark: String.fromCodePoint(firstMark + index) }));
  return (text) => {
    const withoutValues = values.reduce(
      (redacted, { mark, value }) => redactWhole(redacted, mark, value),
      decodePercent(text),
    );
    return values
      .filter(({ name }) => sensitive.includes(name))
      .reduce((redacted, { mark, value }) => redactPartly(redacted, mark, value), withoutValues)
      .replace(signature, "[signature]")
      .replace(/[\u{f0000}-\u{ffffd}]/gu, (mark) => {
        const entry = values[(mark.codePointAt(0) as number) - firstMark];
        return entry === undefined ? mark : `[${entry.name}]`;
      });
  };
}

function redactWhole(text: string, mark: string, value: string): string {
  if (value.length > maxWholeLength) return text;
  return listPatterns(value).reduce(
    (redacted, pattern) => redacted.replace(new RegExp(pattern, "giu"), mark),
    text,
  );
}

/** Patterns of the spellings of a value, the longer ones first. */
function listPatterns(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = bytes.toString("base64").replaceAll("=", "");
  return [
    bytes.toString("hex"),
    `${escapeRegExp(base64)}={0,2}`,
    `${escapeRegExp(base64.replaceAll("+", "-").replaceAll("/", "_"))}={0,2}`,
    escapeRegExp(value),
    ...listLoosePatterns(value),
  ];
}

function listLoosePatterns(value: string): string[] {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (date !== null) {
    const [, year, month, day] = date;
    const orders = [
      [year, month, day],
      [day, month, year],
      [month, day, year],
    ];
    return orders.map((parts) => parts.join("\\D{0,2}"));
  }
  if (/^\d{6,}$/.test(value)) return [[...value].join(gap)];
  const words = value.split(/[^\p{L}\p{N}]/u).filter(Boolean);
  return words.length > 1 ? [words.join("[^\\p{L}\\p{N}]{0,3}")] : [];
}

/** Decodes percent-encoding, as in a URL or a form; bytes that are not UTF-8 stay encoded. */
function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
