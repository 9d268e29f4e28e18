/** Results of the smoke test by runtime and check: "yes", or what went wrong. */
export type Results = Record<string, Record<string, string>>;

/** The table of the README: a row for each runtime, a column for each check. */
export function formatTable(results: Results): string {
  const [first = {}] = Object.values(results);
  const checks = Object.keys(first);
  const rows = Object.entries(results).map(([runtime, result]) => [
    runtime,
    ...checks.map((check) => (result[check] === "yes" ? "yes" : "no")),
  ]);
  const header = ["runtime", ...checks];
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => "-".repeat(width));
  return [header, rule, ...rows]
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`)
    .join("\n");
}
