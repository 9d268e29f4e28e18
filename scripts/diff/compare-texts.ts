import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../shared/read-contract.ts";
import type { Change } from "./rate-change.ts";

type Node = Readonly<Record<string, unknown>>;

// compareExtensions rates these, and whole entries of the tables.
const ratedKeys = new Set(["id", "name", "success", "next", "data", "implied-by-status", "reason"]);
const ratedTables = new Set(["x-status-codes", "x-auth-errors", "x-response-types"]);

/**
 * Lists where texts of extensions, examples, their order, and what the mock does changed. It breaks nothing and adds
 * nothing, yet the messages of the client, its mock and its docs are others; a tool that knows OpenAPI alone sees nothing.
 */
export function compareTexts(base: OpenApiDocument, revision: OpenApiDocument): Change[] {
  return [...listDifferences(base, revision, [], false)].map((path) => ({
    pointer: `#/${path.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    impact: "patch",
    message: "a text, an example or the mock changed",
  }));
}

/** Paths at which two values differ below an extension or an example. */
function* listDifferences(
  was: unknown,
  is: unknown,
  path: readonly string[],
  isInside: boolean,
): Generator<readonly string[]> {
  if (isDeepStrictEqual(was, is) && JSON.stringify(was) === JSON.stringify(is)) return;
  const [before, after] = [asNode(was), asNode(is)];
  const isTable = ratedTables.has(path.at(-1) ?? "");
  if (before === undefined || after === undefined) {
    if (isInside && !ratedKeys.has(path.at(-1) ?? "")) yield path;
    return;
  }
  const [old, now] = [Object.keys(before), Object.keys(after)];
  const isSameSet = isDeepStrictEqual([...old].sort(), [...now].sort());
  if (isInside && !isTable && (!isSameSet || (path.at(-1) === "examples" && !isDeepStrictEqual(old, now)))) {
    yield path;
    return;
  }
  if (isInside && isTable && isSameSet && !isDeepStrictEqual(listIds(was), listIds(is))) yield path;
  for (const key of old.filter((name) => name in after)) {
    yield* listDifferences(before[key], after[key], [...path, key], isInside || /^x-|^examples$/.test(key));
  }
}

function listIds(table: unknown): unknown[] {
  return Array.isArray(table) ? table.map(({ id }) => id) : Object.keys(Object(table));
}

/** A map; a table of answers by their ids, because one more would shift the others. */
function asNode(value: unknown): Node | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return value as Node;
  const isById = value.every((entry) => (Object(entry) as { id?: unknown }).id !== undefined);
  return Object.fromEntries(value.map((entry, index) => [isById ? entry.id : index, entry]));
}
