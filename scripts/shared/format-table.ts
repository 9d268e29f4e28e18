/** Formats a table of Markdown. A cell may not break the row, so its line breaks and pipes are replaced. */
export function formatTable(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map(formatCell).join(" | ")} |`)
    .join("\n");
}

function formatCell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}
