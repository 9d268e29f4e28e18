import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkPages } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { readPages } from "../../../scripts/docs-drift/read-page.ts";
import { importPages } from "../../../scripts/docs-import/import-pages.ts";
import { generateFiles } from "../../../scripts/generate/generate-files.ts";
import { makeContract } from "../../../scripts/shared/read-contract.ts";
import { sampleInput } from "../../../scripts/shared/sample-input.ts";
import { listViolations } from "../../../src/list-violations.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";
import { makeVendorFile } from "../../helpers/pages/vendor-file.ts";

// A file like the vendor's, in which whatever a page can get wrong is wrong somewhere.
const vendor = Buffer.from(JSON.stringify(makeVendorFile(1, 30)));
const pages = readPages(vendor);
const { source, results } = importPages(
  frozenContract,
  pages.map((page) => ({ page, sha256: "0".repeat(64) })),
);
const folder = mkdtempSync(join(tmpdir(), "import-all-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("importPages of a whole file", () => {
  let files: Record<string, string> = {};
  beforeAll(async () => {
    const file = join(folder, "openapi.yaml");
    writeFileSync(file, source);
    files = await generateFiles(file);
  });

  it("adds every operation, and says of each what a person has to look at", () => {
    expect(results.filter(({ status }) => status !== "added")).toEqual([]);
    expect(results.filter((result) => result.status === "added" && result.tasks.length === 0)).toEqual([]);
    expect(results).toHaveLength(pages.length);
  });

  it("leaves a contract from which everything is generated", () => {
    const ids = results.flatMap((result) => (result.status === "added" ? [result.operationId] : []));
    expect(new Set(ids).size).toBe(pages.length);
    for (const id of ids) expect(files["methods.ts"]).toMatch(new RegExp(`^  ${id}\\(input: `, "m"));
  });

  it("makes sample requests that the generated validators accept", async () => {
    const file = join(folder, "schemas.ts");
    writeFileSync(file, (files["schemas.ts"] ?? "").replaceAll(/^import .*$/gm, "type Schema = unknown;"));
    const { inputSchemas } = (await import(file)) as {
      inputSchemas: Record<string, Parameters<typeof listViolations>[0]>;
    };
    const document = parse(source);
    const flawed = makeContract(source, document).operations.flatMap((operation) => {
      const schema = inputSchemas[operation.id] as Parameters<typeof listViolations>[0];
      const violations = listViolations(schema, sampleInput(document, operation));
      return violations.length > 0 ? [[operation.id, violations]] : [];
    });
    expect(flawed).toEqual([]);
  });

  it("has no example that the mock could not answer with", () => {
    const document = parse(source);
    for (const { path, method } of makeContract(source, document).operations) {
      const { responses } = document.paths[path][method.toLowerCase()];
      expect(Object.keys(responses["200"].content["application/json"].examples)).not.toEqual([]);
    }
  });

  it("leaves a contract that is in step with the file", () => {
    const reports = checkPages(vendor, openContract(source));
    const differences = reports.flatMap((report) =>
      "findings" in report
        ? report.findings
            .filter(({ kind }) => kind !== "declared")
            .map(({ kind, place, page, contract }) => [report.operationId, kind, place, page, contract])
        : [[report.status]],
    );
    expect(differences).toEqual([]);
  });
});
