import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { frozenContract, frozenContractFile } from "../../helpers/frozen-contract.ts";
import { closeAccount } from "../../helpers/pages/close-account.ts";
import { renderOpenApi } from "../../helpers/pages/render-machine.ts";
import { runInProcess } from "../../helpers/run-in-process.ts";
import { runTypeScript } from "../../helpers/run-process.ts";

const folder = mkdtempSync(join(tmpdir(), "docs-import-"));
const contract = join(folder, "contract.yaml");
const vendor = join(folder, "openapi.json");
writeFileSync(vendor, renderOpenApi(closeAccount, "August"));
beforeEach(() => copyFileSync(frozenContractFile, contract));
afterAll(() => rmSync(folder, { recursive: true }));

const script = "scripts/docs-import/main.ts";
const run = (...args: string[]) => runInProcess(script, [...args, "--contract", contract]);

describe("npm run docs:import", () => {
  it("adds one operation of the vendor's file, and says what comes next", async () => {
    const { status, stdout, stderr } = await run(vendor, "--operation", "rail-close-account");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^Close Account \(Bulk\): added as closeAccount \(\d+ lines\)\n {2}look at /);
    expect(stdout).toMatch(/^1 of 1 added; next: npm run generate/m);
    expect(readFileSync(contract, "utf8")).toContain("operationId: closeAccount");
  });

  it.each([
    ["no page", [], "an argument is missing"],
    ["a file that is not there", [join(folder, "none.md")], "cannot be read"],
    ["a misspelt slug", [vendor, "--operation", "rail-close-acount"], "Did you mean rail-close-account?"],
    ["a file of many operations", [vendor], "choose with --operation, or take --all"],
    [
      "a name that is not one",
      [vendor, "--operation", "rail-close-account", "--name", "Close"],
      "in camel case",
    ],
    ["the contract instead of a page", [frozenContractFile], "not understood: "],
  ])("ends with 2 and one line for %s, and writes nothing", async (_, args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readFileSync(contract, "utf8")).toBe(frozenContract);
  });

  it("passes over what the contract has when asked for all, and only then", async () => {
    await run(vendor, "--all");
    const again = await run(vendor, "--all");
    expect(again).toMatchObject({ status: 0, stderr: "" });
    expect(again.stdout).toContain("not added: the contract has it already, as closeAccount");
    expect(await run(vendor, "--operation", "rail-close-account")).toMatchObject({ status: 1 });
  });

  it("explains itself, started as a process", async () => {
    const { status, stdout } = await runTypeScript(script, ["--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^usage: npm run docs:import -- PAGE/);
  });
});
