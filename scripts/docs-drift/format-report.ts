import type { Report } from "./check-page.ts";
import type { Finding } from "./finding.ts";

type NewOperation = Extract<Report, { status: "new operation" }>;

/** Formats the reports on one file for people. Operations that only the vendor has are counted if others are compared. */
export function formatReports(file: string, reports: readonly Report[]): string {
  const isNew = (report: Report): report is NewOperation => report.status === "new operation";
  const added = reports.filter(isNew);
  const compared = reports.filter((report) => !isNew(report)).map((report) => formatReport(file, report));
  if (added.length === 1 && compared.length === 0)
    return added.map((report) => formatNew(file, report)).join("\n");
  if (added.length === 0) return compared.join("\n");
  const import_ = `npm run docs:import -- ${file} --operation SLUG`;
  const others = `${file}: ${added.length} operations are not in the contract; to add one: ${import_}`;
  const slugs = compared.length === 0 ? added.map(({ slug, name }) => `  ${slug ?? name}`) : [];
  return [...compared, others, ...slugs].join("\n");
}

function formatNew(file: string, { form, name, title, slug }: NewOperation): string {
  const operation = form === "openapi.json" && slug ? ` --operation ${slug}` : "";
  return [
    `${file} (${form}): new operation: ${title ? `${title}, ` : ""}${name}`,
    `  to add it: npm run docs:import -- ${file}${operation}`,
  ].join("\n");
}

/** Formats the report on a page for people: a line with the result, and a table of what differs. */
function formatReport(file: string, report: Exclude<Report, NewOperation>): string {
  if (report.status === "not understood") return `${file}: not understood: ${report.reason}`;
  const { operationId, status, form, findings, hidden } = report;
  const differences = findings.filter(({ kind }) => kind !== "declared");
  const declared = findings.filter(({ kind }) => kind === "declared");
  return [
    `${file} (${form}): ${status === "drift" ? "drift from" : "in step with"} ${operationId}`,
    ...formatTable(
      ["difference", "place", "the page says", "the contract says"],
      differences.map(({ kind, place, page, contract }) => [kind, place, page, contract]),
    ),
    ...formatTable(
      ["declared", "the page says", "the contract says", "reason"],
      declared.map(({ place, page, contract, reason = "" }) => [place, page, contract, reason]),
    ),
    ...(hidden.length > 0 ? ["", `  not shown, so not compared: ${hidden.join(", ")}`] : []),
  ].join("\n");
}

/** The reports on one file, without what only `--write` needs. */
export function toJson(file: string, reports: readonly Report[]): object[] {
  return reports.map((report) => {
    if (report.status === "not understood" || report.status === "new operation") return { file, ...report };
    const { status, operationId, form, findings, hidden } = report;
    const plain = findings.map(({ change: _, added: __, ...finding }: Finding) => finding);
    return {
      file,
      form,
      status,
      operationId,
      differences: plain.filter(({ kind }) => kind !== "declared"),
      declared: plain.filter(({ kind }) => kind === "declared").map(({ kind: _, ...rest }) => rest),
      notShown: hidden,
    };
  });
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
