import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const file = join(root, "test/unit/hovered.ts");
const source = `import type { EkoClient, OnboardCustomerResult } from "../../src/index.ts";
declare const eko: EkoClient;
const answer: OnboardCustomerResult = await eko.onboardCustomer({
  customer_id: "9444444444",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road"],
});
if (answer.response_type === "otp_sent") answer.otp_ref_id;
`;

/** What an editor shows for the first place of a text in the source, with its documentation. */
let hover: (text: string) => string[];

beforeAll(() => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === file ? source : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
  });
  hover = (text) => {
    const info = service.getQuickInfoAtPosition(file, source.indexOf(text));
    const tags = info?.tags?.map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`) ?? [];
    const parts = [info?.displayParts, info?.documentation].map((part) => ts.displayPartsToString(part));
    return [...parts.join("\n").split("\n"), ...tags.join("\n").split("\n")].filter((line) => line !== "");
  };
});

describe("the hover of an editor", () => {
  it("shows the method with what it does, throws and takes", () => {
    const lines = hover("onboardCustomer({");
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(lines[0]).toBe(
      "(method) EkoMethods<CallOptions>.onboardCustomer(input: OnboardCustomerInput, options?: CallOptions | undefined): Promise<OnboardCustomerResult>",
    );
    expect(lines[1]).toMatch(/^Registers a customer and texts an OTP/);
    expect(lines).toContainEqual(expect.stringMatching(/^@throws EkoError whose `outcome` says/));
    expect(lines).toContainEqual(
      expect.stringContaining("@example const answer = await eko.onboardCustomer({"),
    );
  });

  it("shows a field of the input with its rule and an example", () => {
    expect(hover("customer_id:")).toEqual([
      "(property) OnboardCustomerInput.customer_id: string",
      "Mobile number of the customer, 10 digits without country code.",
      '@example "9444444444"',
    ]);
  });

  it("shows the result as the union of its named answers", () => {
    expect(hover("OnboardCustomerResult = ")).toEqual([
      "(alias) type OnboardCustomerResult = OnboardCustomerOtpSent | OnboardCustomerOpened",
      "import OnboardCustomerResult",
      "Every success of `onboardCustomer`, told apart by `response_type`.",
    ]);
  });

  it("shows a field of an answer once the answer is known", () => {
    expect(hover("otp_ref_id;")).toEqual([
      "(property) OnboardCustomerOtpSent.otp_ref_id: string",
      "Reference of the OTP, for Verify Customer OTP.",
      '@example "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E"',
    ]);
  });
});
