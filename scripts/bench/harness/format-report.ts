import { type BenchReport, type Goal, isMet } from "./bench-case.ts";

/** A report as a section of Markdown, which is also what the terminal shows. */
export function formatReport(name: string, report: BenchReport, measuredWhere: string): string {
  const { about, rows, goals, notes = [] } = report;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    `## ${name}`,
    about,
    formatTable(
      columns,
      rows.map((row) => columns.map((column) => row[column] ?? "")),
    ),
    formatTable(["goal", "limit", "measured", ""], goals.map(formatGoal)),
    ...notes,
    `_${measuredWhere}._`,
  ].join("\n\n");
}

function formatGoal(goal: Goal): (string | number)[] {
  const { what, measured, atMost, atLeast, aim } = goal;
  const limit = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  return [
    what,
    aim === undefined ? limit : `${limit}, aim ${aim}`,
    measured,
    isMet(goal) ? "met" : "**missed**",
  ];
}

function formatTable(columns: string[], lines: (string | number)[][]): string {
  const cells = [columns, ...lines.map((line) => line.map(String))];
  const widths = columns.map((_, index) => Math.max(3, ...cells.map((line) => line[index]?.length ?? 0)));
  const [head, ...body] = cells.map(
    (line) => `| ${line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`,
  );
  return [head, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body].join("\n");
}
