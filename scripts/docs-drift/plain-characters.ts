/**
 * The text with the plain character for each that a program makes of it when somebody copies: the full-width punctuation
 * of an input method or of a translation, ligatures, and hyphens at which no line breaks.
 */
export function toPlainCharacters(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u2010\u2212]/g, "-")
    .replaceAll("。", ".")
    .replaceAll("、", ",");
}

/** Replaces the quotation marks that editors make of straight ones. */
export function straightenQuotes(text: string): string {
  return text.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’‚]/g, "'");
}
