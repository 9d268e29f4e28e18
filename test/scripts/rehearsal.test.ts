import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { contractChecks } from "../contract/checks/all-checks.ts";
import { prepareContract } from "../contract/checks/checked-contract.ts";
import { changeText } from "../helpers/change-text.ts";
import { runInProcess } from "../helpers/run-in-process.ts";
import { projectRoot } from "../helpers/run-process.ts";
import { findTypeErrors } from "../types/find-type-errors.ts";

// The path of a maintainer in CONTRIBUTING.md, from a changed page to a release, in a copy of the project. The facts of a
// field are changed on purpose: one becomes required, one is new in the request with a format, one is new in the answer.
const copy = mkdtempSync(join(tmpdir(), "rehearsal-"));
const contractFile = join(copy, "openapi/openapi.yaml");
const page = join(copy, "page.md");
const run = (script: string, ...args: string[]) =>
  runInProcess(join(copy, `scripts/${script}/main.ts`), args);

const emailField = `        email:
          type: string
          format: email
          description: Where the customer gets the receipt.
          examples: [karan@example.in]
`;
const answerField = `        expires_in:
          type: number
          description: Seconds until the OTP expires.
          examples: [300]
`;

beforeAll(() => {
  const parts = [
    "openapi",
    "generated",
    "scripts",
    "src",
    "test",
    "package.json",
    "tsconfig.json",
    "redocly.yaml",
  ];
  for (const part of parts) cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"));
  const original = readFileSync(join(projectRoot, "test/fixtures/pages/onboard-customer.md"), "utf8");
  writeFileSync(
    page,
    changeText(original, [
      ["| client_ref_id | string | no |", "| client_ref_id | string | yes |"],
      [
        "| residence_address |",
        "| email | string | no | For the receipt. e.g. karan@example.in |\n| residence_address |",
      ],
      ["| data.otp_ref_id", "| data.expires_in | number | Seconds. |\n| data.otp_ref_id"],
    ]),
  );
});
afterAll(() => rmSync(copy, { recursive: true }));

it("docs:drift --write applies what needs no judgement, and says where the rest belongs", async () => {
  const { status, stdout, stderr } = await run("docs-drift", page, "--write");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toMatch(/applied: made required, body client_ref_id, in components\/schemas/);
  expect(stdout).toMatch(
    /left to you: added, body email\n.*properties of the request schema of onboardCustomer/,
  );
  expect(stdout).toMatch(/left to you: added, response data\.expires_in\n/);
  expect(stdout).toMatch(/next: edit the contract as said above, then npm run generate\n/);
});

it("docs:drift is content once the rest is written", async () => {
  const text = readFileSync(contractFile, "utf8");
  writeFileSync(
    contractFile,
    text
      .replace(
        /(^ {4}OnboardCustomerRequest:\n {6}type: object[\s\S]*?)( {8}residence_address:\n)/m,
        `$1${emailField}$2`,
      )
      .replace(/(^ {4}OtpSession:\n[\s\S]*?)( {8}otp_ref_id:\n)/m, `$1${answerField}$2`),
  );
  const { status, stdout, stderr } = await run("docs-drift", page);
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
});

it("generate works with the new format", async () => {
  expect(await run("generate")).toMatchObject({ status: 0, stderr: "" });
  expect(await run("generate", "--check")).toMatchObject({ status: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(copy, "generated/methods.ts"), "utf8")).toMatch(/\bemail\?: string;/);
});

it("no code of a caller stops compiling", () => {
  writeFileSync(
    join(copy, "src/caller.ts"),
    `import { createEkoClient, type EkoInput, type EkoResult } from "./index.ts";
const input: EkoInput<"onboardCustomer"> = {
  customer_id: "9444444444", name: "Karan Garg", dob: "1990-05-15", residence_address: ["123 MG Road"],
};
export async function onboard(eko: ReturnType<typeof createEkoClient>): Promise<string> {
  const answer: EkoResult<"onboardCustomer"> = await eko.onboardCustomer(input);
  return answer.response_type === "otp_sent" ? answer.otp_ref_id : answer.next;
}
`,
  );
  expect(findTypeErrors(copy, ["src/caller.ts"])).toEqual([]);
});

it("the checks of the contract object to the changed facts alone", () => {
  const listFindings = (folder: string) => {
    const contract = prepareContract(parse(readFileSync(join(folder, "openapi/openapi.yaml"), "utf8")));
    return contractChecks.flatMap((check) => [...check.findings(contract)]);
  };
  // Facts that nobody has pinned yet are another test's business.
  const known = new Set(listFindings(projectRoot));
  const findings = listFindings(copy).filter((finding) => !known.has(finding));
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter((finding) => !/client_ref_id|email|expires_in|required/.test(finding))).toEqual([]);
});

it("mutate:contract names the fact that no test states yet", async () => {
  const { status, stderr } = await run("mutate-contract", "client_ref_id");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The contract does not pass ".*": .*client_ref_id.*\n$/);
});

it("diff needs no tag, and lists every change", async () => {
  const untagged = await run("diff");
  expect(untagged).toMatchObject({ status: 0, stderr: "" });
  expect(untagged.stdout).toMatch(/^No version is released yet/);
  const { stdout } = await run("diff", join(projectRoot, "openapi/openapi.yaml"));
  expect(stdout).toMatch(/^breaking: .*client_ref_id/);
  expect(stdout).toMatch(/^minor: .*\n.*OnboardCustomerRequest\/properties\/email$/m);
  expect(stdout).toMatch(/^minor: .*\n.*OtpSession\/properties\/expires_in$/m);
  expect(stdout).toMatch(/^3 changes since .*, 1 of them breaking; after \S+ comes \S+$/m);
});
