import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkPages } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { projectRoot } from "../../helpers/run-process.ts";

const contract = readFileSync(join(projectRoot, "openapi/openapi.yaml"), "utf8");
const folder = join(projectRoot, "test/fixtures/pages");
const pages = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
const hashes = [...contract.matchAll(/^ {8}sha256: (\w{64})$/gm)].map(([, sha256]) => sha256);

describe("a page that an operation was last compared with, by x-docs-page", () => {
  it.each(hashes)("is kept as it was, and in step with the contract: %s", (sha256) => {
    const page = pages.find((bytes) => createHash("sha256").update(bytes).digest("hex") === sha256);
    const reports = page && checkPages(page, openContract(contract));
    expect(reports?.map(({ status }) => status)).toEqual(["in step"]);
  });
});
