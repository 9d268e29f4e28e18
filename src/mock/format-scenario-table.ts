import type { Scenario } from "../../generated/mock.ts";

/** Renders the scenarios for a terminal, or as a table of Markdown. */
export function formatScenarioTable(
  scenarios: Readonly<Record<string, Scenario>>,
  style: "text" | "markdown" = "text",
): string {
  const rows = Object.entries(scenarios).map(
    ([id, { meaning, status, example, fault }]) =>
      [id, fault ?? [status, example].filter((part) => part !== undefined).join(" "), meaning] as const,
  );
  if (style === "text") {
    return alignColumns(rows, "  ")
      .map((line) => line.trimEnd())
      .join("\n");
  }

  const quoted = rows.map(([id, answer, meaning]) => [`\`${id}\``, `\`${answer}\``, meaning]);
  const lines = alignColumns([["`customer_id`", "answer", "meaning"], ...quoted], " | ");
  const [head, ...body] = lines as [head: string, ...body: string[]];
  const rule = head.replaceAll(/[^|]/g, "-").replaceAll("-|-", " | ");
  return [head, rule, ...body].map((line) => `| ${line} |`).join("\n");
}

function alignColumns(rows: readonly (readonly string[])[], separator: string): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { length }] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, length);
  }
  const pad = (cell: string, column: number) => cell.padEnd(widths[column] as number);
  return rows.map((row) => row.map(pad).join(separator));
}
