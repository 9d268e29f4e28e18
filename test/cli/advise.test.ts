import { describe, expect, it } from "vitest";
import { authErrors } from "../../generated/tables.ts";
import { adviseOnError, adviseOnVariable } from "../../src/cli/advise.ts";
import {
  EkoConnectionError,
  EkoError,
  EkoHttpError,
  EkoRejectionError,
  EkoResponseError,
} from "../../src/errors/eko-errors.ts";

const notTheApi = /a proxy or a firewall.*the URL is wrong/;
const inOrder = /allow list.*active.*EKO_ENVIRONMENT/;

function reject(code: "insufficient_balance" | "unknown_initiator"): EkoRejectionError {
  return new EkoRejectionError("No.", {
    outcome: "rejected",
    code,
    status: 1,
    response_status_id: undefined,
    response_type_id: undefined,
    invalid_params: undefined,
  });
}

function adviseOn(error: EkoError): string {
  return adviseOnError(error, {}).join("\n");
}

describe("adviseOnError", () => {
  it.each([
    ["dns_failure", /server's name cannot be looked up/],
    ["dns_temporary_failure", /server's name cannot be looked up/],
    ["connection_refused", /Nothing listens/],
    ["tls_failure", /NODE_EXTRA_CA_CERTS/],
    ["connection_lost", /closed the connection/],
    ["connect_timeout", /could not be reached in time/],
  ] as const)("advises on %s", (code, advice) => {
    expect(adviseOn(new EkoConnectionError("No.", { outcome: "not_sent", code }))).toMatch(advice);
  });

  it.each([
    [401, "unknown_developer_key", [/EKO_DEVELOPER_KEY/, inOrder]],
    [401, "invalid_signature", [/EKO_ACCESS_KEY/, inOrder]],
    [401, "timestamp_expired", [/clock/]],
    [401, "invalid_timestamp", [/changes or removes the signing headers/]],
    [401, "missing_signing_headers", [/changes or removes the signing headers/]],
    [401, "unauthorized", [/without a documented reason/, inOrder]],
    [403, "forbidden", [/EKO_ACCESS_KEY or EKO_DEVELOPER_KEY/, inOrder]],
  ] as const)("trusts a %i in the API's own words: %s", (httpStatus, code, advice) => {
    const lines = adviseOnError(new EkoHttpError("No.", { outcome: "rejected", code, httpStatus }), {});
    expect(lines).toEqual(advice.map((pattern) => expect.stringMatching(pattern)));
    expect(lines.join()).not.toMatch(notTheApi);
  });

  it("has advice for each authentication error of the contract", () => {
    for (const { name } of Object.values(authErrors)) {
      const error = new EkoHttpError("No.", { outcome: "rejected", code: name, httpStatus: 401 });
      expect(adviseOnError(error, {}), name).not.toEqual([]);
    }
  });

  it.each([
    [401, "unauthorized", notTheApi],
    [403, "forbidden", notTheApi],
    [404, "not_found", notTheApi],
    [405, "method_not_allowed", notTheApi],
    [415, "unsupported_media_type", notTheApi],
    [429, "too_many_requests", /wait/],
    [401, "timestamp_reused", /EKO_INSTANCE.*a proxy has repeated/],
  ] as const)("does not blame the keys for a %i with the outcome unknown: %s", (httpStatus, code, advice) => {
    const said = adviseOn(new EkoHttpError("No.", { outcome: "unknown", code, httpStatus }));
    expect(said).toMatch(advice);
    expect(said).not.toMatch(/ACCESS_KEY|DEVELOPER_KEY|allow list/);
  });

  it.each([
    [204, "empty_answer", /not be enabled for this account/],
    [302, "redirect_refused", notTheApi],
    [200, "unreadable_body", notTheApi],
    [502, "server_error", /outage.*a proxy or a firewall/],
    [200, "unknown_success", /API has changed/],
    [200, "incomplete_answer", /API has changed/],
  ] as const)("advises on an answer of HTTP %i with %s", (httpStatus, code, advice) => {
    expect(adviseOn(new EkoResponseError("No.", { outcome: "unknown", code, httpStatus }))).toMatch(advice);
  });

  it("names the variable behind a rejection, and is silent where no variable is", () => {
    expect(adviseOn(reject("unknown_initiator"))).toContain("EKO_INITIATOR_ID");
    expect(adviseOn(reject("insufficient_balance"))).toBe("");
  });

  it("has nothing to add to other errors", () => {
    expect(adviseOn(new EkoError("No.", { outcome: "not_sent", code: "unexpected_failure" }))).toBe("");
  });
});

describe("adviseOnVariable", () => {
  it.each([
    [" key", /blanks/],
    ["key\n", /line break/],
    ['"key"', /quotes/],
    ["key", undefined],
  ])("looks at %j", (value, advice) => {
    if (advice === undefined) expect(adviseOnVariable(value)).toBeUndefined();
    else expect(adviseOnVariable(value)).toMatch(advice);
  });
});
