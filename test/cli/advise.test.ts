import { describe, expect, it } from "vitest";
import { adviseOnError } from "../../src/cli/advise.ts";
import {
  EkoConnectionError,
  EkoError,
  EkoHttpError,
  EkoRejectionError,
} from "../../src/errors/eko-errors.ts";

const baseUrl = "https://example.test/v3";
const notSent = { outcome: "not_sent" } as const;

describe("adviseOnError", () => {
  it.each([
    ["dns_failure", "The name example.test cannot be looked up: check DNS and network."],
    ["dns_temporary_failure", "The name example.test cannot be looked up: check DNS and network."],
    ["connection_refused", "Nothing listens at example.test: check the address, or start the mock."],
    ["connect_timeout", "example.test cannot be reached in time: check network and firewall."],
  ] as const)("advises on %s", (code, advice) => {
    const error = new EkoConnectionError("No.", { ...notSent, code });
    expect(adviseOnError(error, baseUrl, {})).toEqual([advice]);
  });

  it.each([
    [404, "The address is wrong: check EKO_ENVIRONMENT or EKO_BASE_URL (https://example.test/v3)."],
    [429, "Too many calls: wait."],
  ])("advises on %i", (httpStatus, advice) => {
    const error = new EkoHttpError("No.", { outcome: "rejected", code: "not_found", httpStatus });
    expect(adviseOnError(error, baseUrl, {})).toEqual([advice]);
  });

  it("leaves a rejection that it does not know to the vendor", () => {
    const error = new EkoRejectionError("No.", {
      outcome: "rejected",
      code: "insufficient_balance",
      status: 347,
      response_status_id: undefined,
      response_type_id: undefined,
      invalid_params: undefined,
    });
    expect(adviseOnError(error, baseUrl, {})).toEqual(["The vendor can say why."]);
  });

  it("has nothing to add to other errors", () => {
    expect(
      adviseOnError(new EkoError("No.", { ...notSent, code: "unexpected_failure" }), baseUrl, {}),
    ).toEqual([]);
  });
});
