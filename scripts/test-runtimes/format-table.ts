import { formatAlignedTable } from "../shared/format-table.ts";

/** Results of the smoke test by runtime and check: "yes", or what went wrong. */
export type Results = Record<string, Record<string, string>>;

/** The table in CONTRIBUTING.md: a row for each runtime, a column for each check. */
export function formatTable(results: Results): string {
  const [first = {}] = Object.values(results);
  const checks = Object.keys(first);
  const rows = Object.entries(results).map(([runtime, result]) => [
    runtime,
    ...checks.map((check) => (result[check] === "yes" ? "yes" : "no")),
  ]);
  return formatAlignedTable(["runtime", ...checks], rows);
}
