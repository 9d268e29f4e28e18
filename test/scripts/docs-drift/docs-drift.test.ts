import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { changeText } from "../../helpers/change-text.ts";
import { frozenContract, frozenContractFile } from "../../helpers/frozen-contract.ts";
import { runInProcess } from "../../helpers/run-in-process.ts";
import { runTypeScript } from "../../helpers/run-process.ts";

const inStep = fileURLToPath(new URL("../../fixtures/pages/onboard-customer.md", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "docs-drift-"));
afterAll(() => rmSync(folder, { recursive: true }));

const drifted = join(folder, "drifted.md");
writeFileSync(
  drifted,
  changeText(readFileSync(inStep, "utf8"), [
    ["| client_ref_id | string | no |", "| client_ref_id | string | yes |"],
    ["| dob |", "| birth_date |"],
  ]),
);

const script = "scripts/docs-drift/main.ts";
const run = (...args: string[]) => runInProcess(script, args);

describe("docs-drift", () => {
  it("ends with 0 and lists what is declared when a page is in step, started as a process", async () => {
    const args = ["--contract", frozenContractFile, inStep];
    const { status, stdout, stderr } = await runTypeScript(script, args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("in step with onboardCustomer");
    expect(stdout).toMatch(/response data\.kyc_request_id +absent +string +In the vendor's/);
  });

  it("ends with 1 and a table when a page drifted", async () => {
    const { status, stdout } = await run("--contract", frozenContractFile, inStep, drifted);
    expect(status).toBe(1);
    expect(stdout).toContain("drifted.md (Markdown twin): drift from onboardCustomer");
    expect(stdout).toMatch(/difference +place +the page says +the contract says\n/);
    expect(stdout).toMatch(/made required +body client_ref_id +required +optional\n/);
    expect(stdout).toMatch(/renamed +body dob +body birth_date +body dob\n/);
  });

  it("ends with 2, and still tells of the other pages, when one cannot be understood", async () => {
    const { status, stdout, stderr } = await run(
      ...["--json", "--contract", frozenContractFile],
      ...[join(folder, "missing.md"), drifted, frozenContractFile],
    );
    expect(status).toBe(2);
    expect(stderr).toContain("missing.md: not understood");
    expect(JSON.parse(stdout)).toEqual({
      pages: [
        {
          file: join(folder, "missing.md"),
          status: "not understood",
          reason: expect.stringContaining("ENOENT"),
        },
        {
          file: drifted,
          form: "Markdown twin",
          status: "drift",
          operationId: "onboardCustomer",
          differences: [
            { kind: "made required", place: "body client_ref_id", page: "required", contract: "optional" },
            { kind: "renamed", place: "body dob", page: "body birth_date", contract: "body dob" },
          ],
          declared: expect.arrayContaining([
            {
              place: "response invalid_params",
              page: "absent",
              contract: "object",
              reason: expect.any(String),
            },
          ]),
          notShown: expect.arrayContaining(["allowed values and defaults"]),
        },
        { file: frozenContractFile, status: "not understood", reason: expect.any(String) },
      ],
    });
  });

  it("writes what it can into the contract, and says so", async () => {
    const spec = join(folder, "openapi.yaml");
    copyFileSync(frozenContractFile, spec);
    const { status, stdout } = await run("--write", "--contract", spec, drifted);
    expect(status).toBe(1);
    expect(stdout).toContain(
      "applied: made required, body client_ref_id, in components/schemas/OnboardCustomerRequest/required",
    );
    expect(stdout).toContain("left to you: renamed, body dob");
    expect(readFileSync(spec, "utf8")).toBe(
      changeText(frozenContract, [
        ["name, dob, residence_address]", "name, dob, residence_address, client_ref_id]"],
      ]),
    );
  });

  it("suggests the YAML of what is left, and names the next command", async () => {
    const contract = join(folder, "suggested.yaml");
    copyFileSync(frozenContractFile, contract);
    const page = join(folder, "added.md");
    writeFileSync(
      page,
      changeText(readFileSync(inStep, "utf8"), [
        ["| dob |", "| email | string | yes | Mail. e.g. a@b.example |\n| dob |"],
      ]),
    );
    const { stdout } = await run("--write", "--contract", contract, page);
    expect(stdout).toContain("left to you: added, body email");
    expect(stdout).toMatch(
      /in properties of the request schema of onboardCustomer.*\n +email:\n +type: string/,
    );
    expect(stdout).toContain("then npm run generate");
  });

  it("suggests a field with a dot in its name beside the others, and not in an object that is not there", async () => {
    const contract = join(folder, "dotted.yaml");
    copyFileSync(frozenContractFile, contract);
    const page = join(folder, "dotted.md");
    writeFileSync(
      page,
      readFileSync(inStep, "utf8").replace(/^\| data \|.*$/m, "$&\n| data.page.token | string | New. |"),
    );
    const { stdout } = await run("--write", "--contract", contract, page);
    expect(stdout).toContain("left to you: added, response data.page.token");
    expect(stdout).toMatch(
      /in properties of data of the answer's schema of onboardCustomer:\n +page\.token:\n +type: string/,
    );
  });

  it("names the command that imports an operation that the contract does not have", async () => {
    const page = join(folder, "new.md");
    const text = readFileSync(inStep, "utf8")
      .replaceAll("Onboard Customer", "Close Customer")
      .replaceAll("onboard-customer", "close-customer");
    writeFileSync(page, text.replace("/customer/account/", "/customer/closing/"));
    const { status, stdout } = await run("--contract", frozenContractFile, page);
    expect(status).toBe(1);
    expect(stdout).toContain(`new operation: Close Customer`);
    expect(stdout).toContain(`npm run docs:import -- ${page}`);
  });

  it.each([
    ["no page", []],
    ["an unknown option", ["--wrote", "page.md"]],
    ["a contract that is not there", ["--contract", "missing.yaml", inStep]],
  ])("ends with 2 and one line on stderr for %s", async (_name, args) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
