import type { OutputStream } from "../surroundings.ts";

/** The columns of a stream; `Infinity` for a file, and for a terminal that does not know and says 0. */
export function widthOf({ columns }: OutputStream): number {
  return columns || Number.POSITIVE_INFINITY;
}

/**
 * Breaks each line of a text at blanks, so that it fits a width. Continuations are indented like the line itself,
 * or as given.
 *
 * @param width columns of the terminal; `Infinity` breaks nothing
 */
export function wrapText(text: string, width: number, hangingIndent?: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, width, hangingIndent))
    .join("\n");
}

function wrapLine(line: string, width: number, hangingIndent = line.search(/\S|$/)): string {
  if (line.length <= width) return line;
  const indent = " ".repeat(hangingIndent);
  const lines: string[] = [];
  let current = line;
  while (current.length > width) {
    // A word that is longer than the terminal stays whole: an address or a command is copied in one piece.
    const start = current.search(/\S/);
    let at = current.lastIndexOf(" ", width);
    if (at <= start) at = current.indexOf(" ", start);
    if (at === -1) break;
    lines.push(current.slice(0, at).trimEnd());
    current = indent + current.slice(at + 1).trimStart();
  }
  return [...lines, current].join("\n");
}
