import { toUrlSafe } from "./variants.ts";

const uuid = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** Other ways to write a key, as parsers of UUIDs do. */
export function rewriteKey(accessKey: string): string[] {
  const bare = accessKey.replaceAll("-", "");
  const others = [`{${accessKey}}`, `(${accessKey})`, `urn:uuid:${accessKey}`, bare, bare.toUpperCase()];
  // What word processors, decoders of forms, encoders of JSON and the URL-safe alphabet make of a key.
  others.push(...["\u2013", "_", " "].map((other) => accessKey.replaceAll("-", other)));
  others.push(accessKey.replaceAll("+", " "), accessKey.replaceAll("_", "-"));
  const escaped = accessKey.replaceAll("/", "\\/");
  others.push(escaped, `"${escaped}"`, toUrlSafe(accessKey));
  return others.filter((text) => text !== accessKey);
}

/** The pieces of a key that are left when a setting, a column or a variable is too short for it. */
export function cutKey(key: string): string[] {
  const ends = [-1, -2, -3, 8, 16, 24, 32, 64, 128].map((end) => key.slice(0, end));
  const starts = [1, 2].map((start) => key.slice(start));
  // At the first character that ends a word for a shell, an editor's selection or the reader of a file.
  const words = key.split(/[^A-Za-z0-9]/);
  const [word = "", lastWord = ""] = [words[0], words.at(-1)];
  const [value = ""] = key.split(/[#$;=&\s]/);
  return [...ends, ...starts, word, lastWord, value].filter((text) => text !== key && text !== "");
}

/** What decoders make of a key, also those that skip the hyphens of a UUID, or take them for zeros. */
export function decodeKey(accessKey: string): Buffer[] {
  const bare = accessKey.replace(/[^A-Za-z0-9+/=]/g, "");
  const zeroed = accessKey.replace(/[^A-Za-z0-9+/=]/g, "A");
  const decoded = [
    ...[accessKey, bare, zeroed].map((text) => Buffer.from(text, "base64")),
    ...[accessKey, bare].map((text) => Buffer.from(text, "hex")),
    ...readUuid(accessKey),
    // Go gives what it has read when it meets a character that it does not take.
    Buffer.from(readWholeGroups(accessKey), "base64"),
  ].filter(({ length }) => length > 0);
  // JavaScript and Java can read the bytes as text again.
  const texts = (["latin1", "utf8"] as const).map((charset) =>
    Buffer.from(Buffer.from(accessKey, "base64").toString(charset)),
  );
  return [...decoded, ...texts, ...decoded.map((bytes) => Buffer.from(bytes.toString("base64")))];
}

/** The bytes of a UUID in the order of its text, and in that of Microsoft's GUIDs. */
function readUuid(text: string): Buffer[] {
  const [, ...groups] = uuid.exec(text) ?? [];
  if (groups.length === 0) return [];
  const bytes = groups.map((group) => Buffer.from(group, "hex"));
  const swapped = bytes.map((group, index) => (index < 3 ? Buffer.from(group).reverse() : group));
  return [Buffer.concat(bytes), Buffer.concat(swapped)];
}

function readWholeGroups(text: string): string {
  const end = text.search(/[^A-Za-z0-9+/]|$/);
  return text.slice(0, end - (end % 4));
}
