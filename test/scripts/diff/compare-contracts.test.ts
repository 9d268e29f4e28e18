import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareContracts } from "../../../scripts/diff/compare-contracts.ts";
import { changeText, type Edit } from "../../helpers/change-text.ts";
import { frozenContractFile as contract, frozenContract } from "../../helpers/frozen-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "diff-contract-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function writeChanged(edits: readonly Edit[]): string {
  const file = join(folder, `${files++}.yaml`);
  writeFileSync(file, changeText(frozenContract, edits));
  return file;
}

const required = "required: [initiator_id, user_code, name, dob, residence_address]";
const security = "  - developerKey: []\n    secretKey: []\n    secretKeyTimestamp: []\n";

// Each test starts a process.
describe("compareContracts", { timeout: 120_000 }, () => {
  it("finds nothing breaking in another wording, and in a new optional field", async () => {
    const revision = writeChanged([
      ["Text for people. Do not branch on it.", "For people."],
      [
        "        dob:\n",
        "        nickname:\n          $ref: '#/components/schemas/UserCode'\n        dob:\n",
      ],
    ]);
    const { changes, breaking } = await compareContracts(contract, revision);
    expect(changes).toBeGreaterThan(1);
    expect(breaking).toEqual([]);
  });

  it.each<[string, Edit[], [pointer: string, message: RegExp][]]>([
    [
      "a dropped safeguard of a request, of a body and of a parameter",
      [
        ["          minItems: 1\n", ""],
        ["          format: date\n", ""],
        ['      pattern: ^[0-9]{10}$\n      examples: ["9444444444"]\n', '      examples: ["9444444444"]\n'],
      ],
      [
        ["#/components/schemas/CustomerId/pattern", /`pattern` of a request was dropped/],
        ["#/components/schemas/OnboardCustomerRequest/properties/dob/format", /`format` of a request/],
        [
          "#/components/schemas/OnboardCustomerRequest/properties/residence_address/minItems",
          /`minItems` of a request was dropped/,
        ],
      ],
    ],
    [
      "a body field made required",
      [[required, "required: [initiator_id, user_code, client_ref_id, name, dob, residence_address]"]],
      [["#/components/schemas/OnboardCustomerRequest/required", /client_ref_id/]],
    ],
    [
      "a removed member of the security",
      [["    secretKeyTimestamp: []\n", ""]],
      [["#/security/0/secretKeyTimestamp", /security changed: `secretKeyTimestamp`/]],
    ],
    [
      "security of which one member suffices",
      [[security, "  - developerKey: []\n  - secretKey: []\n  - secretKeyTimestamp: []\n"]],
      [
        ["#/security/0", /security changed/],
        ["#/security/1", /security changed/],
        ["#/security/2", /security changed/],
      ],
    ],
    [
      "an operation without security",
      [["      operationId: getCustomer\n", "      operationId: getCustomer\n      security: []\n"]],
      [["#/paths/~1customer~1profile~1{customer_id}/get/security", /security changed/]],
    ],
    [
      "what redocly rates as major",
      [
        ['        - $ref: "#/components/parameters/UserCode"\n', ""],
        ["        intent_id:\n          type: number", "        intent_id:\n          type: string"],
      ],
      [
        ["#/components/schemas/OtpSession/properties/intent_id/type", /intent_id/],
        ["#/paths/~1customer~1profile~1{customer_id}/get/parameters/2", /user_code/],
      ],
    ],
  ])("finds %s", async (_name, edits, expected) => {
    const { breaking } = await compareContracts(contract, writeChanged(edits));
    const sorted = breaking.toSorted((a, b) => a.pointer.localeCompare(b.pointer));
    expect(sorted).toEqual(
      expected.map(([pointer, message]) => ({ pointer, message: expect.stringMatching(message) })),
    );
  });

  it("finds a list of required fields where there was none", async () => {
    const base = writeChanged([[`      ${required}\n`, ""]]);
    const { breaking } = await compareContracts(base, contract);
    expect(breaking.map(({ message }) => message).join()).toContain("residence_address");
  });
});

describe("diff-contract", { timeout: 120_000 }, () => {
  const run = (...args: string[]) =>
    spawnSync("node_modules/.bin/tsx", ["scripts/diff/main.ts", "--spec", contract, ...args], {
      encoding: "utf8",
    });

  it("ends with 0 when nothing is breaking", () => {
    const { status, stdout, stderr } = run(contract);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `0 changes since ${contract}, 0 of them breaking\n`,
      stderr: "",
    });
  });

  it("ends with 1 and names what is breaking", () => {
    const { status, stdout } = run(writeChanged([["    secretKeyTimestamp: []\n", ""]]));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^breaking: .*secretKeyTimestamp.*\n {2}#\/security\/0\n1 changes since /);
  });

  it.each([
    ["a file that is no OpenAPI document", ["package.json"]],
    ["a missing file", ["missing.yaml"]],
    ["no file", []],
    ["an unknown option", ["--json", contract]],
  ])("ends with 2 and one line on stderr for %s", (_name, args) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
