import { mergeFields, type Page, type Place, UnreadablePageError } from "../page.ts";
import { findPlace, methodPattern } from "./field-words.ts";
import { readRequestRows, readResponseRows } from "./read-browser-rows.ts";
import { readCopiedResponseTypes } from "./read-response-types.ts";
import { readFirstObject } from "./read-sample.ts";
import { restoreNesting } from "./restore-nesting.ts";

const methodLine = new RegExp(`^${methodPattern}$`, "i");
const endpointLine = new RegExp(`^${methodPattern}[ \\t]+(/\\S*|https?://\\S+)$`, "i");
const pathLine = /^(\/\S*|https?:\/\/\S+)$/;
// The panel, the links and the footer that stand behind the reference.
const endLine = /^(next steps|related|copy page|base url|example response)$/i;

/**
 * Reads a page as Chromium copies it, from a narrow or a wide window, of the reference alone or of everything.
 *
 * @throws UnreadablePageError when a part is missing that every page has
 */
export function readBrowserCopy(text: string): Page {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
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
    readRequestRows(sections[place] ?? [], place),
  );
  const server = lines[lines.findIndex((line) => /^base url$/i.test(line)) + 1];
  const responseTypes = sections.types && readCopiedResponseTypes(sections.types);
  const hasTabs = sections.tabs !== undefined;
  const hasHeaders = request[3]?.length !== 0 || lines.some((line) => /^no additional headers/i.test(line));
  const hasParameters =
    request.slice(0, 3).some((rows) => rows.length > 0) ||
    lines.some((line) => /^this endpoint takes no request parameters/i.test(line));
  if (!hasHeaders && !(hasTabs && hasParameters))
    throw new UnreadablePageError("it lists no headers: cut off, another layout or another language");

  return {
    form: nameForm(isEverything, sections.isWide, hasTabs),
    title: endpoint.title,
    methods: endpoint.methods,
    target: endpoint.target,
    ...(isEverything && server && { servers: [server] }),
    fields: [...mergeFields(request.flat()), ...response],
    responseTypes,
    ...(sample && { samples: [{ title: "Successful response", httpStatus: 200, value: sample }] }),
    isOpenEnded: !isEverything && !lines.some((line) => endLine.test(line)),
    hidden: [
      ...(isEverything || !endpoint.target.startsWith("/") ? [] : ["server" as const]),
      ...(hasTabs && !hasParameters ? ["parameters" as const] : []),
      ...(hasTabs && !hasHeaders ? ["headers" as const] : []),
      ...(response.some((field) => field.hidden) ? ["nesting of the response fields" as const] : []),
      ...(responseTypes ? [] : ["response types" as const]),
    ],
  };
}

function nameForm(isEverything: boolean, isWide: boolean, hasTabs: boolean): string {
  return `browser copy${isEverything ? " of everything" : ""}, ${isWide ? "wide" : "narrow"}, layout of ${hasTabs ? "August" : "June"} 2026`;
}

/** Method and title stand before the endpoint; a menu above them lists other operations alike. */
function findEndpoint(lines: readonly string[]) {
  const start = lines.findIndex(
    (line, index) =>
      endpointLine.test(line) || (methodLine.test(line) && pathLine.test(lines[index + 1] ?? "")),
  );
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

type Sections = Partial<Record<Place | "types" | "tabs", string[]>> & { isWide: boolean };

function splitSections(lines: readonly string[]): Sections {
  const sections: Sections = { isWide: false };
  let current: Place | "types" | undefined;
  for (const [index, line] of lines.entries()) {
    if (current === "response" && (endLine.test(line) || methodLine.test(line))) break;
    // "Response" alone is the heading of the Markdown; here it is a word of a description.
    const heading = current === "response" || /^response:?$/i.test(line) ? undefined : findPlace(line);
    if (/^field\s+type\s+required\s+description$/i.test(line)) sections.isWide = true;
    else if (/^request$/i.test(line) && /^headers$/i.test(lines[index + 2] ?? "")) sections.tabs = [];
    else if (/^response types:?$/i.test(line) && current !== "response") {
      current = "types";
      sections.types = [];
    } else if (heading) {
      current = heading;
      sections[heading] ??= [];
    } else if (current) sections[current]?.push(line);
  }
  return sections;
}
