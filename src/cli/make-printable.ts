/** Replaces control characters, with which the text of a server could steer the terminal. */
export function makePrintable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "\ufffd");
}
