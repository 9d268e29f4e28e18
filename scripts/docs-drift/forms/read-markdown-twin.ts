import type { List, RootContent, Table, TableRow } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { toString as textOf } from "mdast-util-to-string";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfmTable } from "micromark-extension-gfm-table";
import { type Field, mergeFields, type Page, type Place, UnreadablePageError } from "../page.ts";
import { findPlace, makeField, methodPattern, readRequired, typePattern } from "./field-words.ts";
import { plainTextOf, type Section } from "./markdown-section.ts";
import {
  readMarkdownExamples,
  readMarkdownHttpStatuses,
  readMarkdownResponseTypes,
} from "./read-markdown-answers.ts";

// Quotations and inline markup carry nothing that is read, yet in noise they take time that grows with its square.
const unread = ["attention", "blockQuote", "labelStartImage", "labelStartLink", "labelEnd"];
const codeLine = new RegExp(`^${methodPattern}\\s+(\\S+)$`);
const listedField = new RegExp(`^([\\w$.-]+)[\\s:(—–-]+(${typePattern})\\b`, "i");

/** Tells whether a text is Markdown: front matter, or a heading that is not the sign of a link in a browser's copy. */
export function isMarkdown(text: string): boolean {
  const isCopy = new RegExp(`^[ \\t]*${methodPattern}[ \\t]*\\n+[ \\t]*/\\S+[ \\t]*$`, "m").test(text);
  return /^---\n/.test(text) || (/^ {0,3}#{1,6} \S/m.test(text) && !isCopy);
}

/**
 * Reads a page in the Markdown form that the vendor publishes for machines.
 *
 * @throws UnreadablePageError when a part is missing that every page has, or a table is cut off
 */
export function readMarkdownTwin(text: string): Page {
  const nodes = fromMarkdown(text, {
    extensions: [frontmatter(), gfmTable(), { disable: { null: unread } }],
    mdastExtensions: [frontmatterFromMarkdown(), gfmTableFromMarkdown()],
  }).children;
  const title = nodes.find((node) => node.type === "heading" && node.depth === 1);
  const endpoint = nodes.map((node) => codeLine.exec(codeOf(node))).find((match) => match !== null);
  if (!endpoint)
    throw new UnreadablePageError("no code line holds a method and a URL: is it the page of one operation?");
  if ((text.match(/^```/gm)?.length ?? 0) % 2 === 1)
    throw new UnreadablePageError("its last block of code is cut off: fetch the page again");
  const sections = splitSections(nodes);
  const responseTypes = readMarkdownResponseTypes(sections);
  const target = endpoint[2] ?? "";
  return {
    form: "Markdown twin",
    title: title && plainTextOf(title).replace(/\s*API Reference$/i, ""),
    slug: /^canonical:.*\/docs\/([\w-]+)/m.exec(text)?.[1],
    methods: [endpoint[1] ?? ""],
    target,
    fields: mergeFields(sections.flatMap((section) => readSection(section, text))),
    responseTypes,
    httpStatuses: readMarkdownHttpStatuses(sections),
    ...readMarkdownExamples(sections),
    isOpenEnded: sections.at(-1)?.place === "response",
    hidden: [
      ...(target.startsWith("/") ? ["server" as const] : []),
      ...(responseTypes ? [] : ["response types" as const]),
    ],
  };
}

function codeOf(node: RootContent): string {
  const [code] = node.type === "paragraph" ? node.children : [node];
  return code?.type === "inlineCode" || code?.type === "code" ? code.value.trim() : "";
}

/** A heading below the one of a known section does not end it. */
function splitSections(nodes: readonly RootContent[]): Section[] {
  let section: Section = { heading: undefined, place: undefined, nodes: [] };
  const sections = [section];
  for (const node of nodes) {
    const place = node.type === "heading" ? findPlace(plainTextOf(node)) : undefined;
    const isInside = section.place && node.type === "heading" && node.depth > (section.heading?.depth ?? 0);
    if (node.type === "heading" && (place || !isInside)) {
      section = { heading: node, place, nodes: [] };
      sections.push(section);
    } else section.nodes.push(node);
  }
  return sections;
}

function readSection({ heading, place, nodes }: Section, text: string): Field[] {
  const tables = nodes.filter((node) => node.type === "table");
  const lists = nodes.filter((node) => node.type === "list");
  if (place === "response" && tables.length === 0 && lists.length > 0)
    return lists.flatMap((list) => readList(list, ""));
  if (place && tables.length > 0) return tables.flatMap((table) => readTable(table, place, text));
  if (place)
    throw new UnreadablePageError(
      `section "${plainTextOf(heading)}" holds no table: cut off, so fetch the page again`,
    );
  if (tables.some(documentsFields))
    throw new UnreadablePageError(`it documents fields in an unknown section "${plainTextOf(heading)}"`);
  return [];
}

function documentsFields(table: Table): boolean {
  const columns = columnsOf(table);
  return ["field", "type", "required"].every((column) => columns.includes(column));
}

function columnsOf(table: Table): string[] {
  return table.children[0]?.children.map((cell) => plainTextOf(cell).toLowerCase()) ?? [];
}

function readTable(table: Table, place: Place, text: string): Field[] {
  const columns = columnsOf(table);
  const needed = place === "response" ? ["field", "type"] : ["field", "type", "required", "description"];
  const missing = needed.find((column) => !columns.includes(column));
  if (missing) throw new UnreadablePageError(`the table of the ${place} fields has no column "${missing}"`);
  refuseCutOffRows(table, place, text);
  return table.children.slice(1).map((row) => {
    const cell = (column: string) => row.children[columns.indexOf(column)];
    const name = plainTextOf(cell("field")).replace(/\s*⭐.*$/, "");
    if (name === "") throw new UnreadablePageError(`a row of the ${place} fields has no name`);
    const type = plainTextOf(cell("type"));
    if (place === "response") return makeField(place, name, type, undefined, undefined);
    const required = readRequired(plainTextOf(cell("required")), name);
    const [example, ...longer] = readExamples(textOf(cell("description")));
    // It may end like a sentence and be one, or hold the mark itself.
    const isDoubtful = example !== undefined && /[.)]$/.test(example);
    const doubtfulExamples = [...(isDoubtful ? [example] : []), ...longer];
    return {
      ...makeField(place, name, type, required, isDoubtful ? undefined : example),
      ...(doubtfulExamples.length > 0 && { doubtfulExamples }),
    };
  });
}

/** A cut off table still parses: Markdown fills up missing cells and needs no closing bar. */
function refuseCutOffRows(table: Table, place: Place, text: string): void {
  const [header, ...rows] = table.children;
  const isClosed = (row: TableRow | undefined) =>
    text.slice(row?.position?.start.offset, row?.position?.end.offset).trimEnd().endsWith("|");
  const isWhole = (row: TableRow) =>
    row.children.length >= (header?.children.length ?? 0) && (isClosed(row) || !isClosed(header));
  if (!rows.every(isWhole)) throw new UnreadablePageError(`the table of the ${place} fields is cut off`);
}

/** The texts behind each `e.g.` of a description, the last one first. */
function readExamples(description: string): string[] {
  return [...description.matchAll(/(?<=^|\s)e\.g\.(?::|(?=\s|$))/g)]
    .map(({ index, 0: mark }) => description.slice(index + mark.length).trim())
    .reverse();
}

function readList(list: List, prefix: string): Field[] {
  return list.children.flatMap((item): Field[] => {
    const [first, ...rest] = item.children;
    const [, name, type] = listedField.exec(plainTextOf(first)) ?? [];
    if (name === undefined || type === undefined)
      throw new UnreadablePageError(`list item "${plainTextOf(first).slice(0, 60)}" names no field and type`);
    return [
      makeField("response", prefix + name, type, undefined, undefined),
      ...rest.flatMap((node) => (node.type === "list" ? readList(node, `${prefix}${name}.`) : [])),
    ];
  });
}
