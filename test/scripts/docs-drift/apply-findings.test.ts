import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Application, applyFindings } from "../../../scripts/docs-drift/apply-findings.ts";
import { checkPages, type Report } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { changeText, type Edit } from "../../helpers/change-text.ts";
import { frozenContract as contract } from "../../helpers/frozen-contract.ts";

const read = (file: string) => readFileSync(new URL(`../../fixtures/pages/${file}`, import.meta.url), "utf8");
const text = read("onboard-customer.txt");
const getText = read("get-customer.txt");
const verifyMarkdown = read("verify-customer-otp.md");

function check(page: string, yaml: string): Report {
  const [report] = checkPages(Buffer.from(page), openContract(yaml));
  if (report === undefined) throw new Error("no report");
  return report;
}

function apply(page: string, yaml = contract): Application {
  const report = check(page, yaml);
  if (report.status !== "drift") throw new Error(report.status);
  return applyFindings(yaml, report.findings);
}

/** The lines that are not the same, as `[before, after]`. */
function changedLines(source: string): [string | undefined, string | undefined][] {
  const [before, after] = [contract.split("\n"), source.split("\n")];
  expect(after.length).toBe(before.length);
  return before.flatMap((line, index) =>
    line === after[index] ? [] : [[line.trim(), after[index]?.trim()]],
  );
}

describe("applyFindings", () => {
  it.each<[string, string, Edit, [string, string][], string]>([
    [
      "a body field made required",
      text,
      ["client_ref_idstringoptional", "client_ref_idstringRequired"],
      [
        [
          "required: [initiator_id, user_code, name, dob, residence_address]",
          "required: [initiator_id, user_code, name, dob, residence_address, client_ref_id]",
        ],
      ],
      "components/schemas/OnboardCustomerRequest/required",
    ],
    [
      "a body field made optional",
      text,
      ["namestringRequired", "namestringoptional"],
      [
        [
          "required: [initiator_id, user_code, name, dob, residence_address]",
          "required: [initiator_id, user_code, dob, residence_address]",
        ],
      ],
      "components/schemas/OnboardCustomerRequest/required",
    ],
    [
      "a query parameter made optional",
      getText,
      ["user_codestringRequired", "user_codestringoptional"],
      [["required: true", "required: false"]],
      "components/parameters/UserCode/required",
    ],
    [
      "another example, in the quotes of the old one",
      text,
      ["example: 1990-05-15", "example: 1991-06-16"],
      [['examples: ["1990-05-15"]', 'examples: ["1991-06-16"]']],
      "components/schemas/OnboardCustomerRequest/properties/dob/examples/0",
    ],
    [
      "an example that needs quotes now",
      text,
      ["example: Karan Garg", "example: 4711"],
      [["examples: [Karan Garg]", 'examples: ["4711"]']],
      "components/schemas/OnboardCustomerRequest/properties/name/examples/0",
    ],
    [
      "another example of an array",
      text,
      ["Bangalore,Karnataka", "Mysore,Karnataka"],
      [['- [123 MG Road, Bangalore, Karnataka, "560001"]', '- [123 MG Road, Mysore, Karnataka, "560001"]']],
      "components/schemas/OnboardCustomerRequest/properties/residence_address/examples/0",
    ],
    [
      "another example of a parameter",
      text,
      ["example: 9444444444", "example: 9000000001"],
      [['example: "9444444444"', 'example: "9000000001"']],
      "components/parameters/CustomerId/example",
    ],
    [
      "another type, with the example in that type",
      text,
      ["initiator_idstring", "initiator_idinteger"],
      [
        ["type: string", "type: integer"],
        ['examples: ["9962981729"]', "examples: [9962981729]"],
      ],
      "components/schemas/InitiatorId/type",
    ],
    [
      "another type of a response field",
      text,
      ["intent_idnumber", "intent_idstring"],
      [["type: number", "type: string"]],
      "components/schemas/OtpSession/properties/intent_id/type",
    ],
  ])("applies %s", (_name, base, edit, lines, at) => {
    const page = changeText(base, [edit]);
    const { source, applied, left } = apply(page);
    expect(changedLines(source)).toEqual(lines);
    expect(applied.map((entry) => entry.at)).toEqual([at]);
    expect(left).toEqual([]);
    expect(check(page, source).status).toBe("in step");
  });

  it("applies several changes of one page", () => {
    const page = changeText(text, [
      ["client_ref_idstringoptional", "client_ref_idstringRequired"],
      ["namestringRequired", "namestringoptional"],
      ["example: Karan Garg", "example: Asha, Rao"],
    ]);
    const { source, applied } = apply(page);
    expect(applied).toHaveLength(3);
    expect(source).toContain("required: [initiator_id, user_code, dob, residence_address, client_ref_id]");
    expect(source).toContain('examples: ["Asha, Rao"]');
    expect(check(page, source).status).toBe("in step");
  });

  it.each<[string, string, Edit]>([
    ["a renamed field", text, ["dobstring", "birth_datestring"]],
    ["an added field", text, ["    dobstring", "    otpintegerRequired\n\n    dobstring"]],
    ["a removed header", text, ["    developer_keystringRequired\n\n    The key of your account.\n\n", ""]],
    ["an optional path parameter", text, ["customer_idstringRequired", "customer_idstringoptional"]],
    ["an optional header", text, ["developer_keystringRequired", "developer_keystringoptional"]],
    ["a type that is none of JSON Schema", text, ["dobstring", "dobdate"]],
    ["an example that is gone", text, ["    example: Karan Garg\n\n", ""]],
    ["another path", text, ["POST/customer/account/", "POST/customers/"]],
    [
      "a stale declaration",
      text,
      ["      • otp_ref_id", "      • kyc_request_idstring\n\n      • otp_ref_id"],
    ],
    ["a third thing than is declared", verifyMarkdown, ["| otp | integer |", "| otp | string |"]],
  ])("leaves %s to somebody", (_name, base, edit) => {
    const { source, applied, left } = apply(changeText(base, [edit]));
    expect(source).toBe(contract);
    expect(applied).toEqual([]);
    expect(left).toHaveLength(1);
  });

  it("leaves the type of a union to somebody even if nothing is declared", () => {
    const undeclared = contract.replace(/ {10}x-docs:\n {12}says: \{ type: integer \}\n.*\n/, "");
    expect(undeclared).not.toBe(contract);
    const { source, left } = apply(verifyMarkdown, undeclared);
    expect(source).toBe(undeclared);
    expect(left.map(({ kind, place }) => [kind, place])).toEqual([["retyped", "body otp"]]);
  });

  it("adds an example and a requirement where the contract has none", () => {
    const bare = changeText(contract, [
      ["          examples: [Karan Garg]\n          x-hint: the name as", "          x-hint: the name as"],
      ["      required: [initiator_id, user_code, name, dob, residence_address]\n", ""],
    ]);
    const { source } = apply(text, bare);
    const { name } = parse(source).components.schemas.OnboardCustomerRequest.properties;
    expect(name).toMatchObject({ type: "string", examples: ["Karan Garg"] });
    expect(check(text, source).status).toBe("in step");
  });
});
