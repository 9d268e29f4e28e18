/**
 * Replaces the characters that a program puts in the place of plain ones when somebody copies: the full-width punctuation
 * of an input method or of a translation, ligatures, hyphens at which no line breaks, the signs that an editor of Markdown
 * escapes, and the braces that an address encodes.
 */
export function toPlainCharacters(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u2010\u2212]/g, "-")
    .replaceAll(/\\(?=[_*{}[\]<>#.-])/g, "")
    .replaceAll(/%7B([^%\s]*)%7D/gi, "{$1}")
    .replaceAll("。", ".")
    .replaceAll("、", ",");
}

/** Replaces the quotation marks that editors make of straight ones. */
export function straightenQuotes(text: string): string {
  return text.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’‚]/g, "'");
}
