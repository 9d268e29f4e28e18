// npm run docs:drift -- FILE...: compares pages of the vendor's reference with the contract.
// Exit code: 0 in step, 1 drift, 2 a page is not understood; of several pages, the highest.
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { applyFindings } from "./apply-findings.ts";
import { checkPage, type Report } from "./check-page.ts";
import { type ContractTree, openContract } from "./contract-tree.ts";
import { formatReport, toJson } from "./format-report.ts";

const exitCodes = { "in step": 0, drift: 1, "not understood": 2 };
const usage = "usage: npm run docs:drift -- FILE... [--json] [--write] [--spec YAML]";

function readArguments() {
  const spec = join(resolve(import.meta.dirname, "../.."), "openapi/openapi.yaml");
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        spec: { type: "string", default: spec },
      },
    });
    if (parsed.positionals.length > 0) return parsed;
    throw new Error("no page is named");
  } catch (error) {
    throw new Error(`${(error as Error).message}; ${usage}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const say = values.json ? console.error : console.log;
  const pages: object[] = [];
  for (const file of positionals) {
    const contract = await readFile(values.spec, "utf8");
    const report = await check(file, openContract(contract));
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodes[report.status]);
    pages.push(toJson(file, report));
    if (report.status === "not understood") console.error(formatReport(file, report));
    else if (!values.json) console.log(formatReport(file, report));
    if (values.write && report.status === "drift") {
      const { source, applied, left } = applyFindings(contract, report.findings);
      if (source !== contract) await writeFile(values.spec, source);
      for (const { finding, at } of applied) say(`  applied: ${finding.kind}, ${finding.place}, in ${at}`);
      if (applied.length > 0) say("  next: npm run generate, then npm run check");
      for (const finding of left) say(`  left to you: ${finding.kind}, ${finding.place}`);
    }
  }
  if (values.json) console.log(JSON.stringify({ pages }, null, 2));
}

async function check(file: string, contract: ContractTree): Promise<Report> {
  const page = await readFile(file).catch((error: Error) => error);
  return page instanceof Error
    ? { status: "not understood", reason: page.message }
    : checkPage(page, contract);
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
