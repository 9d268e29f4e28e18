import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  stringify,
  visit,
  type YAMLMap,
  YAMLSeq,
} from "yaml";

/** Keys from the root of a document to a node of it. */
export type YamlPath = readonly (string | number)[];

/**
 * Sets a value in YAML text. Only the text of the value changes: printing the whole document anew would
 * lay out other parts of it differently, too.
 *
 * @throws Error when neither the key nor what should hold it exists
 */
export function setYamlValue(source: string, path: YamlPath, value: unknown): string {
  const document = parseDocument(source);
  const node = document.getIn(path, true);
  if (isNode(node)) {
    const style = isScalar(node) && node.type?.startsWith("QUOTE") ? node.type : undefined;
    return splice(source, node.range, print(value, style));
  }
  const holder = document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (isMap(holder) && typeof key === "string") return insertKey(source, holder, key, value);
  // The first item of a list that is not there: the list comes with it.
  if (holder === undefined && key === 0) return setYamlValue(source, path.slice(0, -1), [value]);
  throw new Error(`The YAML has no place for ${path.join("/")}.`);
}

/** Keys for a block of YAML text, at its end or before another of its keys. */
export interface YamlAddition {
  path: YamlPath;
  entries: Readonly<Record<string, unknown>>;
  before?: string | undefined;
}

/**
 * Adds keys to blocks of YAML text, laid out over lines. Keys for the same place come in the order of the additions.
 *
 * @param document the text, parsed
 * @throws Error when there is no such block
 */
export function appendYamlKeys(
  source: string,
  additions: readonly YamlAddition[],
  document: Document = parseDocument(source),
): string {
  const insertions = additions
    .filter(({ entries }) => Object.keys(entries).length > 0)
    .map((addition) => planInsertion(source, document, addition))
    .sort((one, other) => one.at - other.at);
  const starts = [0, ...insertions.map(({ at }) => at)];
  const parts = starts.map((start, index) => source.slice(start, starts[index + 1]));
  return parts.map((part, index) => part + (insertions[index]?.text ?? "")).join("");
}

function planInsertion(
  source: string,
  document: Document,
  { path, entries, before }: YamlAddition,
): { at: number; text: string } {
  const holder = document.getIn(path, true);
  if (!isMap(holder) || holder.flow) throw new Error(`The YAML has no block ${path.join("/")}.`);
  const column = columnOf(source, rangeOf(holder.items[0]?.key)[0]);
  const gap = path.length === 1 && path[0] === "paths" ? "\n\n" : "\n";
  const blocks = Object.entries(entries).map(([key, value]) => layOut({ [key]: value }));
  const lines = blocks.join(gap).split("\n");
  const text = lines.map((line) => (line === "" ? "" : " ".repeat(column) + line)).join("\n");
  const later = holder.items.find((pair) => isScalar(pair.key) && pair.key.value === before);
  if (before !== undefined && later) return { at: rangeOf(later.key)[0] - column, text: `${text}\n` };
  return { at: source.slice(0, rangeOf(holder)[1]).trimEnd().length, text: gap + text };
}

/** Removes a key from a block of YAML text, with its lines. */
export function removeYamlKey(source: string, path: YamlPath, key: string): string {
  const holder = parseDocument(source).getIn(path, true);
  const pair = isMap(holder)
    ? holder.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (!pair) return source;
  const start = source.lastIndexOf("\n", rangeOf(pair.key)[0]);
  const end = source.slice(0, rangeOf(pair.value)[1]).trimEnd().length;
  return source.slice(0, start) + source.slice(end);
}

/** Prints a value over lines as the contract is laid out: short lists on one line, dates in quotes. */
export function layOut(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      // Some readers of YAML take them for a time.
      if (typeof node.value === "string" && /^\d{4}-\d\d-\d\d/.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
    Seq(_, node) {
      node.flow = node.items.every((item) => isScalar(item)) && node.items.join(", ").length < 90;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

/** Adds a text to a list in YAML text, and the list where there is none. */
export function addYamlItem(source: string, path: YamlPath, item: string): string {
  const list = parseDocument(source).getIn(path, true);
  if (!isSeq(list) || list.items.length === 0) return setYamlValue(source, path, [item]);
  const last = rangeOf(list.items.at(-1));
  const separator = list.flow ? ", " : `\n${" ".repeat(columnOf(source, rangeOf(list)[0]))}- `;
  return `${source.slice(0, last[1])}${separator}${print(item)}${source.slice(last[1])}`;
}

/** Takes a text out of a list in YAML text. */
export function removeYamlItem(source: string, path: YamlPath, item: string): string {
  const list = parseDocument(source).getIn(path, true);
  if (!isSeq(list)) return source;
  const ranges = list.items.map(rangeOf);
  const index = list.items.findIndex((node) => isScalar(node) && node.value === item);
  const [previous, own, next] = [ranges[index - 1], ranges[index], ranges[index + 1]];
  if (!own) return source;
  if (previous) return source.slice(0, previous[1]) + source.slice(own[1]);
  if (next) return source.slice(0, own[0]) + source.slice(next[0]);
  return splice(source, list.range, "[]");
}

function insertKey(source: string, holder: YAMLMap, key: string, value: unknown): string {
  const [start] = rangeOf(holder.items[0]?.key);
  const separator = holder.flow ? ", " : `\n${" ".repeat(columnOf(source, start))}`;
  return `${source.slice(0, start)}${key}: ${print(value)}${separator}${source.slice(start)}`;
}

/** Prints a value such that it can stand anywhere, also between the brackets of a list. */
function print(value: unknown, style?: Scalar["type"]): string {
  const scalar = new Scalar(value);
  if (style && typeof value === "string") scalar.type = style;
  const list = new YAMLSeq();
  list.flow = true;
  list.items = Array.isArray(value) ? value.map((item) => new Scalar(item)) : [scalar];
  const text = stringify(list, { lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return Array.isArray(value) ? text : text.slice(1, -1);
}

function splice(source: string, range: Range | null | undefined, text: string): string {
  if (!range) throw new Error("The YAML node has no place in the text.");
  // The range of a block ends behind its last line break, which is to stay.
  const old = source.slice(range[0], range[1]).trimEnd();
  return source.slice(0, range[0]) + text + source.slice(range[0] + old.length);
}

type Range = [start: number, valueEnd: number, nodeEnd: number];

function rangeOf(node: unknown): Range {
  const range = (node as { range?: Range | null } | undefined)?.range;
  if (!range) throw new Error("The YAML node has no place in the text.");
  return range;
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf("\n", offset - 1) + 1);
}
