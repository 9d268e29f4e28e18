import type { Scenarios } from "./scenarios.ts";

/** Renders the scenarios for a terminal, or as a table of Markdown. */
export function formatScenarioTable(scenarios: Scenarios, style: "text" | "markdown" = "text"): string {
  const rows = [...scenarios].map(([id, { meaning, status, example, fault }]) => [
    id,
    fault ?? [status, example].filter((part) => part !== undefined).join(" "),
    meaning,
  ]);
  if (style === "text") {
    return alignColumns(rows, "  ")
      .map((line) => line.trimEnd())
      .join("\n");
  }

  const quoted = rows.map(([id, answer, meaning = ""]) => [`\`${id}\``, `\`${answer}\``, meaning]);
  const [head = "", ...lines] = alignColumns([["`customer_id`", "answer", "meaning"], ...quoted], " | ");
  const rule = head.replaceAll(/[^|]/g, "-").replaceAll("-|-", " | ");
  return [head, rule, ...lines].map((line) => `| ${line} |`).join("\n");
}

function alignColumns(rows: string[][], separator: string): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const pad = (cell: string, column: number) => cell.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join(separator));
}
