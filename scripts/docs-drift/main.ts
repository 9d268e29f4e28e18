// npm run docs:drift -- FILE...: compares pages of the vendor's reference with the contract.
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { runScript, UsageError } from "../shared/run-script.ts";
import { applyFindings } from "./apply-findings.ts";
import { checkPages, type Report } from "./check-page.ts";
import { openContract } from "./contract-tree.ts";
import { formatReports, toJson } from "./format-report.ts";
import { suggestEdit } from "./suggest-edit.ts";

const exitCodes = { "in step": 0, drift: 1, "new operation": 1, "not understood": 2 };
const usage = `npm run docs:drift -- FILE... [--json] [--write] [--contract YAML]

Compares what the vendor publishes about operations with openapi/openapi.yaml. A FILE may be: a page as text from
a browser or a crawler, its Markdown (the address of the page with .md), the vendor's openapi.json, or the JSON that it
publishes for agents.

  --json           the report as JSON
  --write          make the changes that need no judgement, and suggest the others
  --contract YAML  a contract other than openapi/openapi.yaml

Exit code: 0 in step, 1 drift or a new operation, 2 a page is not understood; with several pages, the highest.`;

const options = {
  json: { type: "boolean", default: false },
  write: { type: "boolean", default: false },
  contract: { type: "string", default: resolve(import.meta.dirname, "../../openapi/openapi.yaml") },
} as const;

await runScript({ usage, options, positionals: { min: 1, max: 1000 } }, async ({ values, positionals }) => {
  const pages: object[] = [];
  for (const file of positionals) {
    const reports = await check(file, await readContractFile(values.contract));
    pages.push(...toJson(file, reports));
    const codes = reports.map(({ status }) => exitCodes[status]);
    // Of the vendor's whole openapi.json the contract has a few operations on purpose.
    const others = reports.filter(({ status }) => status !== "new operation");
    const own = others.length > 0 ? others.map(({ status }) => exitCodes[status]) : codes;
    process.exitCode = Math.max(Number(process.exitCode ?? 0), ...own);
    const text = formatReports(file, reports);
    if (reports[0]?.status === "not understood") console.error(text);
    else if (!values.json) console.log(text);
    if (values.write) await write(values.contract, reports, values.json ? console.error : console.log);
  }
  if (values.json) console.log(JSON.stringify({ pages }, null, 2));
});

async function readContractFile(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: Error) => {
    throw new UsageError(`the contract cannot be read (${error.message})`);
  });
}

async function check(file: string, contract: string): Promise<Report[]> {
  const page = await readFile(file).catch((error: Error) => error);
  if (page instanceof Error) return [{ status: "not understood", reason: page.message }];
  return checkPages(page, openContract(contract));
}

async function write(file: string, reports: readonly Report[], say: (line: string) => void): Promise<void> {
  for (const report of reports) {
    if (report.status !== "drift") continue;
    const contract = await readContractFile(file);
    const { source, applied, left } = applyFindings(contract, report.findings);
    if (source !== contract) await writeFile(file, source);
    for (const { finding, at } of applied) say(`  applied: ${finding.kind}, ${finding.place}, in ${at}`);
    for (const finding of left)
      say(`  left to you: ${finding.kind}, ${finding.place}\n${suggestEdit(finding, report.operationId)}`);
    say(`  next: ${left.length > 0 ? "edit the contract as said above, then " : ""}npm run generate`);
  }
}
