import { formatAlignedTable } from "../../shared/format-table.ts";
import { type BenchReport, type Goal, isMet } from "./bench-case.ts";

/** A report as a section of Markdown, which is also what the terminal shows. */
export function formatReport(name: string, report: BenchReport, measuredWhere: string): string {
  const { about, rows, goals, notes = [] } = report;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    `## ${name}`,
    about,
    formatAlignedTable(
      columns,
      rows.map((row) => columns.map((column) => String(row[column] ?? ""))),
    ),
    formatAlignedTable(["goal", "limit", "measured", ""], goals.map(formatGoal)),
    ...notes,
    `_${measuredWhere}._`,
  ].join("\n\n");
}

function formatGoal(goal: Goal): string[] {
  const { what, measured, atMost, atLeast, aim } = goal;
  const limit = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  return [
    what,
    aim === undefined ? limit : `${limit}, aim ${aim}`,
    String(measured),
    isMet(goal) ? "met" : "**missed**",
  ];
}
