import { UnreadablePageError } from "./page.ts";

// The vendor's whole openapi.json takes about one MB; more is not a page, and would only take time.
const maxBytes = 8 * 1024 * 1024;

/**
 * Makes text of the bytes of a page, with one kind of line break and of blank, and without invisible characters.
 *
 * @throws UnreadablePageError when it is empty, too large, binary, or something else than a page
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes.length > maxBytes)
    throw new UnreadablePageError(`it is larger than any page of the reference (${maxBytes} bytes)`);
  const text = decode(bytes);
  if (text.trim() === "") throw new UnreadablePageError("it is empty: fetch or copy the page again");
  if (/^\s*(<!doctype|<html|<head|<body|<\?xml)/i.test(text))
    throw new UnreadablePageError(
      "it is HTML: save the address of the page with .md behind it, or copy the text from the browser",
    );
  if (/\b(404|page not found)\b/i.test(text.slice(0, 400)) && text.length < 4000 && !/\/\S*\{\w+/.test(text))
    throw new UnreadablePageError(
      "it says that the page was not found (404): look in the vendor's /llms.txt for its new address",
    );
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new Error("binary");
    const plain = text
      .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replaceAll(/\p{Zs}/gu, " ")
      .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "");
    // A mail program marks each line of a text that it quotes.
    return /^(?:>.*(?:\n|$))+$/.test(plain.trim()) ? plain.replaceAll(/^> ?/gm, "") : plain;
  } catch {
    throw new UnreadablePageError("it is not UTF-8 text: save the page as plain text in UTF-8");
  }
}
