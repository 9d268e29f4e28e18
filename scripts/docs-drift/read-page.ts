import { decodePage } from "./decode-page.ts";
import { addHolders } from "./forms/add-holders.ts";
import { type AgentJson, readAgentJson } from "./forms/read-agent-json.ts";
import { readBrowserCopy } from "./forms/read-browser-copy.ts";
import { isCrawlText, readCrawlText } from "./forms/read-crawl-text.ts";
import { isMarkdown, readMarkdownTwin } from "./forms/read-markdown-twin.ts";
import { readVendorOpenApi } from "./forms/read-vendor-openapi.ts";
import type { VendorOpenApi } from "./forms/vendor-openapi.ts";
import { type Page, UnreadablePageError } from "./page.ts";
import { toPlainCharacters } from "./plain-characters.ts";

/** Some ten times a page of text; more would only take time. */
const maxTextLength = 64 * 1024;
const maxDepth = 200;

/**
 * Reads what the vendor publishes about operations, in any of its forms: one page, or one for each operation of
 * its openapi.json.
 *
 * @throws UnreadablePageError when it is not a page of the reference, or not a whole one
 */
export function readPages(bytes: Uint8Array): Page[] {
  return readText(decodePage(bytes)).map((page) => ({
    ...page,
    fields: addHolders(page.fields),
    hidden: [
      ...page.hidden,
      ...(page.httpStatuses.length > 0 ? [] : ["HTTP statuses of the answers" as const]),
      ...(page.fields.every(({ place, limits }) => place === "header" || limits)
        ? []
        : ["allowed values and defaults" as const]),
    ],
  }));
}

function readText(decoded: string): Page[] {
  if (/^\s*(?:\{|\[\s*[[{"\]])/.test(decoded)) return readJson(decoded);
  const text = toPlainCharacters(decoded);
  if (text.length > maxTextLength)
    throw new UnreadablePageError(
      `it is larger than any page of the reference (${maxTextLength} characters)`,
    );
  refuseLists(text);
  const page = isMarkdown(text)
    ? readMarkdownTwin(text)
    : isCrawlText(text)
      ? readCrawlText(text)
      : readBrowserCopy(text);
  // The answer comes last on every page: without it the rest is not to be trusted.
  const missing = [
    page.hidden.includes("headers") || page.fields.some(({ place }) => place === "header") ? [] : ["headers"],
    page.fields.some(({ place }) => place === "response") ? [] : ["response fields"],
  ].flat();
  if (missing[0])
    throw new UnreadablePageError(`it lists no ${missing[0]}: cut off, another layout or another language`);
  return [page];
}

function readJson(text: string): Page[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadablePageError("it begins as JSON, but does not parse: cut off, so fetch it again");
  }
  if (isNestedDeeply(json))
    throw new UnreadablePageError(`it is nested deeper than any page of the reference (${maxDepth} levels)`);
  if (isVendorOpenApi(json)) {
    const pages = readVendorOpenApi(json);
    if (pages.length > 0) return pages;
    throw new UnreadablePageError(
      "it is an OpenAPI file without operations: fetch the vendor's /openapi.json",
    );
  }
  if (isAgentJson(json)) return [readAgentJson(json)];
  throw new UnreadablePageError(
    "it is JSON, but not the vendor's: fetch /openapi.json, or the Markdown of one page (its address with .md)",
  );
}

/** Whatever walks through a page calls itself for each level. */
function isNestedDeeply(json: unknown): boolean {
  let level = listObjects([json]);
  for (let depth = 0; depth < maxDepth; depth++)
    level = listObjects(level.flatMap((node): unknown[] => Object.values(node)));
  return level.length > 0;
}

function listObjects(nodes: readonly unknown[]): object[] {
  return nodes.filter((node) => typeof node === "object" && node !== null);
}

function isVendorOpenApi(json: unknown): json is VendorOpenApi {
  const { openapi, paths } = json as Partial<VendorOpenApi>;
  return typeof openapi === "string" && typeof paths === "object" && paths !== null;
}

function isAgentJson(json: unknown): json is AgentJson {
  const { method, path, headers, requestParams, responseFields } = json as Partial<AgentJson>;
  return (
    typeof method === "string" &&
    typeof path === "string" &&
    [headers, requestParams, responseFields].every((list) => Array.isArray(list))
  );
}

/** An index such as llms.txt, or several pages in one file, say nothing about one operation. */
function refuseLists(text: string): void {
  const links = text.match(/^\s*[-*•] \[[^\]]+\]\([^)]+\)/gm)?.length ?? 0;
  const titles = text.match(/^# .+ API Reference$/gm)?.length ?? 0;
  if (titles > 1 || (titles === 0 && links > 5))
    throw new UnreadablePageError(
      "it is a list of many operations: save the page of one operation, or fetch the vendor's /openapi.json",
    );
}
