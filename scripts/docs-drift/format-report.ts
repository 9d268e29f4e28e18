import type { Report } from "./check-page.ts";
import type { Finding } from "./compare-pages.ts";

/** Formats the report on a page for people: a line with the result, and a table of what differs. */
export function formatReport(file: string, report: Report): string {
  if (report.status === "not understood") return `${file}: not understood: ${report.reason}`;
  const { operationId, status, findings } = report;
  const differences = findings.filter(({ kind }) => kind !== "declared");
  const declared = findings.filter(({ kind }) => kind === "declared");
  return [
    `${file}: ${status === "drift" ? "drift from" : "in step with"} ${operationId}`,
    ...formatTable(
      ["difference", "place", "the page says", "the contract says"],
      differences.map(({ kind, place, page, contract }) => [kind, place, page, contract]),
    ),
    ...formatTable(
      ["declared", "the page says", "the contract says", "reason"],
      declared.map(({ place, page, contract, reason = "" }) => [place, page, contract, reason]),
    ),
  ].join("\n");
}

/** The findings of a report without what only `--write` needs. */
export function toJson(file: string, report: Report): object {
  if (report.status === "not understood") return { file, ...report };
  const { status, operationId, findings } = report;
  const plain = findings.map(({ change: _, ...finding }: Finding) => finding);
  return {
    file,
    status,
    operationId,
    differences: plain.filter(({ kind }) => kind !== "declared"),
    declared: plain.filter(({ kind }) => kind === "declared").map(({ kind: _, ...rest }) => rest),
  };
}

function formatTable(header: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const table = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const format = (row: string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`;
  const [top = "", ...lines] = table.map((row) => format(row).trimEnd());
  return ["", top, `  ${widths.map((width) => "-".repeat(width)).join("  ")}`, ...lines];
}
