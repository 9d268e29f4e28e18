/** Formats a table of Markdown. A cell may not break the row, so its line breaks and pipes are replaced. */
export function formatTable(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map(formatCell).join(" | ")} |`)
    .join("\n");
}

/** The same with columns of one width, as the formatter of the repository wants it in a document. */
export function formatAlignedTable(head: string[], rows: string[][]): string {
  const cells = [head, ...rows].map((row) => row.map(formatCell));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const [header = [], ...body] = cells;
  return [header, widths.map((width) => "-".repeat(width)), ...body]
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`)
    .join("\n");
}

function formatCell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}
