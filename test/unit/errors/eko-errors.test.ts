import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { errorDocs } from "../../../generated/error-docs.ts";
import { makeErrorDocs } from "../../../scripts/generate/make-error-docs.ts";
import {
  EkoConfigError,
  EkoConnectionError,
  EkoError,
  EkoHttpError,
  EkoInputError,
  EkoRejectionError,
  EkoResponseError,
  EkoTimeoutError,
  isEkoError,
  readAnswer,
} from "../../../src/index.ts";

import { rememberAnswer } from "../../../src/read-answer.ts";

vi.resetModules();
const copy = await import("../../../src/index.ts");

const root = join(import.meta.dirname, "../../..");
const details = {
  code: "unexpected_failure",
  outcome: "unknown",
  operation: "getCustomer",
  client_ref_id: "REQ-1",
} as const;

describe("isEkoError", () => {
  it("knows the errors of every copy of the package, and nothing else", () => {
    const error = new EkoConfigError("why");
    expect(error).not.toBeInstanceOf(copy.EkoError);
    expect(copy.isEkoError(error)).toBe(true);
    for (const value of [
      undefined,
      null,
      1,
      "EkoError",
      {},
      new Error("why"),
      { name: "EkoError", code: "x" },
    ]) {
      expect(isEkoError(value)).toBe(false);
    }
  });
});

describe("the errors of the client", () => {
  it.each([
    ["EkoError", new EkoError("why", details)],
    ["EkoConfigError", new EkoConfigError("why")],
    ["EkoInputError", new EkoInputError("getCustomer", [])],
    ["EkoConnectionError", new EkoConnectionError("why", { ...details, code: "dns_failure" })],
    ["EkoTimeoutError", new EkoTimeoutError("why", { ...details, code: "timeout" })],
    ["EkoHttpError", new EkoHttpError("why", { ...details, code: "forbidden", httpStatus: 403 })],
    [
      "EkoRejectionError",
      new EkoRejectionError("why", {
        ...details,
        code: "wrong_otp",
        status: 302,
        response_status_id: 1,
        response_type_id: -1,
        invalid_params: undefined,
      }),
    ],
    ["EkoResponseError", new EkoResponseError("why", { ...details, code: "server_error", httpStatus: 502 })],
  ])("%s is an EkoError that bears its name", (name, error) => {
    expect(error).toBeInstanceOf(EkoError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
  });

  it("show the server's texts when they are asked for, and to nobody else", () => {
    const secret = "what the server says";
    const text = JSON.stringify({ message: secret });
    const answer = { httpStatus: 200, headers: new Headers({ "x-a": secret }), text };
    const rejection = { status: 461, response_status_id: 1, response_type_id: -1 };
    const errors = [
      new EkoHttpError("why", { ...details, code: "forbidden", httpStatus: 403 }),
      new EkoResponseError("why", { ...details, code: "server_error", httpStatus: 502 }),
      new EkoRejectionError("why", {
        ...details,
        ...rejection,
        code: "invalid_input",
        invalid_params: { name: secret },
      }),
    ].map((error) => rememberAnswer(error, answer));
    for (const error of errors) {
      expect(readAnswer(error)).toEqual({ ...answer, body: { message: secret } });
      expect(inspect(error)).not.toContain(secret);
      expect(JSON.stringify({ error, ...error })).not.toContain(secret);
    }
    for (const error of errors.slice(0, 2)) {
      expect(inspect(error, { showHidden: true, getters: true, depth: 9 })).not.toContain(secret);
    }
    expect(errors[2]).toMatchObject({ invalid_params: { name: secret } });
  });

  it("have a cause only where there is one", () => {
    expect(new EkoError("why", details)).not.toHaveProperty("cause");
    expect(new EkoError("why", { ...details, cause: null }).cause).toBeNull();
  });

  it("name each field of an input that breaks the contract", () => {
    const issues = [
      { path: "residence_address/0", message: "must not be empty" },
      { path: "", message: "must be an object" },
    ];
    expect(new EkoInputError("onboardCustomer", issues, "REQ-1")).toMatchObject({
      message: "onboardCustomer was not sent: residence_address/0 must not be empty; must be an object",
      code: "contract_violation",
      outcome: "not_sent",
      operation: "onboardCustomer",
      client_ref_id: "REQ-1",
      issues,
    });
  });

  it("carry what is known of the call", () => {
    expect(new EkoError("why", details)).toMatchObject({ message: "why", ...details });
    expect(new EkoConfigError("why")).toMatchObject({
      code: "invalid_options",
      outcome: "not_sent",
      operation: undefined,
      client_ref_id: undefined,
    });
  });
});

describe("docs of an error", () => {
  it("leads to the reference page once package.json names it, and until then to a file of the package", () => {
    const published = makeErrorDocs("https://docs.example.test/");
    expect(published).toContain('"https://docs.example.test/#/errors/"');
    expect(makeErrorDocs(undefined)).toContain('"node_modules/eko-onboarding/dist/errors.md#"');
    const { homepage } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(readFileSync(join(root, "generated/error-docs.ts"), "utf8")).toContain(makeErrorDocs(homepage));
  });

  it("names its code, and shows nowhere by itself", () => {
    const error = new EkoConfigError("why");
    expect(error.docs).toBe(`${errorDocs}invalid_options`);
    expect(Object.keys(error)).not.toContain("docs");
    expect(JSON.stringify(error)).not.toContain("docs");
  });
});
