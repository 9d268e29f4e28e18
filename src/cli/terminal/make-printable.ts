/** Replaces control characters, so server text cannot send escape sequences to the terminal. */
export function makePrintable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "\ufffd");
}
