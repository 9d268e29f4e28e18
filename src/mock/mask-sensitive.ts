import type { MockOperation } from "../../generated/mock.ts";

const mask = "(masked)";
// Keeps a misspelt name readable, but not a value in the place of one.
const plainName = /^[a-z_-]{1,32}$/i;

/** The text of a body in which only fields that may be shown have their values; all of it when none is sensitive. */
export function maskBody(text: string, { shown }: MockOperation): string {
  if (shown === undefined || text === "") return text;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(isObject(value) ? maskFields(value, new Set(shown)) : mask);
  } catch {
    // In a text that is not JSON a sensitive value can be anywhere.
    return mask;
  }
}

/** The target of a request in which only query parameters that may be shown have their values. */
export function maskTarget(target: string, { shown }: Pick<MockOperation, "shown">): string {
  const at = target.indexOf("?");
  if (shown === undefined || at === -1) return target;
  const parameters = [...new URLSearchParams(target.slice(at + 1))]
    .filter(([name]) => shown.includes(name) || plainName.test(name))
    .map(([name, value]): [string, string] => [name, shown.includes(name) ? value : mask]);
  return `${target.slice(0, at)}?${new URLSearchParams(parameters)}`;
}

/** The name of a field that the contract does not have; masked where it may be a sensitive value. */
export function maskName(name: string, { shown }: Pick<MockOperation, "shown">): string {
  return shown === undefined || plainName.test(name) ? name : mask;
}

function maskFields(value: unknown, shown: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => maskFields(item, shown));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      shown.has(name) || plainName.test(name) ? name : mask,
      shown.has(name) ? maskFields(entry, shown) : mask,
    ]),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
