import { mergeFields, type Page, type Place, UnreadablePageError } from "../page.ts";
import { findPlace, methodPattern, plainHeading } from "./field-words.ts";
import { readRequestRows, readResponseRows } from "./read-browser-rows.ts";
import { readCopiedResponseTypes } from "./read-response-types.ts";
import { readFirstObject } from "./read-sample.ts";
import { restoreNesting } from "./restore-nesting.ts";

const methodLine = new RegExp(`^${methodPattern}$`, "i");
const endpointLine = new RegExp(`^${methodPattern}[ \\t]+(/\\S*|https?://\\S+)$`, "i");
const pathLine = /^(\/\S*|https?:\/\/\S+)$/;
// The panel, the links and the footer that stand behind the reference.
const endLine = /^(next steps|related|copy page|base url|example response)$/i;
// Buttons, which a copy has as lines of their own.
const buttonLine =
  /^(copy|copied!?|copy (link|code|to clipboard)|(expand|collapse)( all)?|show (more|less)|try it|[^\p{L}\p{N}"'<({[\]}]+)$/iu;

/**
 * Reads a page as Chromium copies it, from a narrow or a wide window, of the reference alone or of everything.
 *
 * @throws UnreadablePageError when a part is missing that every page has
 */
export function readBrowserCopy(text: string): Page {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !buttonLine.test(line));
  const endpoint = findEndpoint(lines);
  if (!endpoint)
    throw new UnreadablePageError(
      "no line holds a method and a path, such as POST/customer: is it the page of one operation?",
    );
  const sections = splitSections(lines.slice(endpoint.end));
  const isEverything = lines.some((line) => /^base url$/i.test(line));
  if (!isEverything && lines.some((line) => /^api docs$/i.test(line)))
    throw new UnreadablePageError(
      "the menu is there, but the panel with the base URL is cut off: copy it again",
    );

  const flat = readResponseRows(sections.response ?? []);
  const sample = isEverything
    ? readFirstObject(text.slice(text.search(/^[ \t]*example response/im)))
    : undefined;
  const response = sample ? restoreNesting(flat, sample) : flat;
  const request = (["path", "query", "body", "header"] as const).map((place) =>
    readRequestRows(sections[place] ?? [], place, sections.isWide),
  );
  const server = lines[lines.findIndex((line) => /^base url$/i.test(line)) + 1];
  const responseTypes = sections.types && readCopiedResponseTypes(sections.types);
  const hasTabs = sections.tabs !== undefined;
  const says = (words: RegExp) => lines.some((line) => words.test(line));
  const hasHeaders = request[3]?.length !== 0 || says(/^no additional headers/i);
  const hasParameters =
    request.slice(0, 3).some((rows) => rows.length > 0) ||
    says(/^this endpoint takes no request parameters/i);
  if (!hasHeaders && !hasTabs)
    throw new UnreadablePageError("it lists no headers: cut off, another layout or another language");

  return {
    form: nameForm(isEverything, sections.isWide, hasTabs),
    title: endpoint.title,
    methods: endpoint.methods,
    target: endpoint.target,
    ...(isEverything && server && { servers: [server] }),
    fields: [...mergeFields(request.flat()), ...response],
    responseTypes,
    httpStatuses: readHttpStatuses(sections.response ?? []),
    ...(sample && { samples: [{ title: "Successful response", httpStatus: 200, value: sample }] }),
    isOpenEnded: !isEverything && !lines.some((line) => endLine.test(line)),
    hidden: [
      ...(isEverything || !endpoint.target.startsWith("/") ? [] : ["server" as const]),
      ...(hasTabs && !hasParameters ? ["parameters" as const] : []),
      ...(hasTabs && !hasHeaders ? ["headers" as const] : []),
      ...(response.some((field) => field.hidden) ? ["nesting of the response fields" as const] : []),
      ...(responseTypes ? [] : ["response types" as const]),
      ...(responseTypes?.some(({ next }) => next === undefined) ? ["next steps" as const] : []),
    ],
  };
}

function nameForm(isEverything: boolean, isWide: boolean, hasTabs: boolean): string {
  return `browser copy${isEverything ? " of everything" : ""}, ${isWide ? "wide" : "narrow"}, layout of ${hasTabs ? "August" : "June"} 2026`;
}

/**
 * Method and title stand before the endpoint; a menu above them lists other operations alike. The panel has the
 * endpoint, too, and may come first: the page itself has the last one before its first section.
 */
function findEndpoint(lines: readonly string[]) {
  const isEndpoint = (line: string, index: number) =>
    endpointLine.test(line) || (methodLine.test(line) && pathLine.test(lines[index + 1] ?? ""));
  const first = lines.findIndex(isEndpoint);
  const section = lines.findIndex((line, index) => index > first && findPlace(line) !== undefined);
  const start = Math.max(first, lines.slice(0, section).findLastIndex(isEndpoint));
  const line = lines[start];
  if (line === undefined) return undefined;
  const [, method = line, path] = endpointLine.exec(line) ?? [];
  const before = lines.slice(0, start);
  const titleAt = before.findLastIndex((text) => methodLine.test(text)) + 1;
  const title = titleAt > 0 ? before[titleAt] : undefined;
  const methods = [...(title ? [before[titleAt - 1] ?? ""] : []), method].map((name) => name.toUpperCase());
  return {
    end: start + (path ? 1 : 2),
    title,
    methods: [...new Set(methods)],
    target: path ?? lines[start + 1] ?? "",
  };
}

/** Each answer begins with its HTTP status and its title; below them may stand an id that looks like a status. */
function readHttpStatuses(lines: readonly string[]): number[] {
  const at: number[] = [];
  for (const [index, line] of lines.entries())
    if (/^[1-5]\d\d$/.test(line) && index - (at.at(-1) ?? -3) > 2) at.push(index);
  return at.map((index) => Number(lines[index]));
}

const tableHead = /^field\s+type\s+required\s+description$/i;

/** Some programs paste each cell of a table on a line of its own. */
function joinTableHeads(lines: readonly string[]): string[] {
  const isHead = (index: number) => tableHead.test(lines.slice(index, index + 4).join(" "));
  const isCell = (_: string, index: number) => [1, 2, 3].some((back) => isHead(index - back));
  return lines.flatMap((line, index) =>
    isHead(index) ? [lines.slice(index, index + 4).join(" ")] : isCell(line, index) ? [] : [line],
  );
}

type Sections = Partial<Record<Place | "types" | "tabs", string[]>> & { isWide: boolean };

function splitSections(copied: readonly string[]): Sections {
  const sections: Sections = { isWide: false };
  const lines = joinTableHeads(copied);
  let current: Place | "types" | undefined;
  for (const [index, line] of lines.entries()) {
    if (current === "response" && (endLine.test(line) || methodLine.test(line))) break;
    // "Response" alone is the heading of the Markdown; here it is a word of a description.
    const heading = current === "response" || /^response:?$/i.test(line) ? undefined : findPlace(line);
    const words = plainHeading(line);
    if (tableHead.test(line)) sections.isWide = true;
    else if (words === "request" && plainHeading(lines[index + 2] ?? "") === "headers") sections.tabs = [];
    else if (words === "response types" && current !== "response") {
      current = "types";
      sections.types = [];
    } else if (heading) {
      current = heading;
      sections[heading] ??= [];
    } else if (current) sections[current]?.push(line);
  }
  return sections;
}
