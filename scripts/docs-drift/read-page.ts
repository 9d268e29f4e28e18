import { type Page, UnreadablePageError } from "./page.ts";
import { readMarkdownPage } from "./read-markdown-page.ts";
import { readTextPage } from "./read-text-page.ts";

/** Some ten times a page; more is not a page, and would only take time. */
const maxBytes = 64 * 1024;

/**
 * Reads a page of the vendor's reference in either form in which it is published.
 *
 * @throws UnreadablePageError when it is no page of the reference, or not a whole one
 */
export function readPage(bytes: Uint8Array): Page {
  if (bytes.length > maxBytes)
    throw new UnreadablePageError(`it is larger than any page of the reference (${maxBytes} bytes)`);
  const text = decode(bytes);
  if (text.trim() === "") throw new UnreadablePageError("it is empty");
  const page = isMarkdown(text) ? readMarkdownPage(text) : readTextPage(text);
  // Every page lists both, and the answer comes last: without them the rest of the page is not to be trusted.
  for (const [place, label] of [
    ["header", "headers"],
    ["response", "response fields"],
  ]) {
    if (!page.fields.some((field) => field.place === place))
      throw new UnreadablePageError(`it lists no ${label}: cut off, another layout or another language`);
  }
  return page;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true })
      .decode(bytes)
      .replaceAll(/\r\n?/g, "\n")
      .replaceAll(/\p{Zs}/gu, " ")
      .replaceAll(/[\u200b\u2060\ufeff]/g, "");
  } catch {
    throw new UnreadablePageError("it is not UTF-8 text");
  }
}

function isMarkdown(text: string): boolean {
  return /^---\n/.test(text) || /^ {0,3}#{1,6} \S/m.test(text);
}
