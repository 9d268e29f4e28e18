import { describe, expect, it } from "vitest";
import { interpretAnswer } from "../../../src/call/interpret-answer.ts";
import { errorCodes } from "../../../src/errors/codes.ts";
import type { OperationId } from "../../../src/index.ts";
import { createServerClock } from "../../../src/signing/server-clock.ts";
import type { Answer } from "../../../src/transport/transport.ts";
import { makeRefusal, olderRefusal } from "../../helpers/sample-call.ts";

const now = Date.parse("2026-01-01T12:00:00Z");
const clock = createServerClock(() => now, true);
const data = { intent_id: 19, otp_ref_id: "IXrygqm0" };

function interpret(operation: OperationId, answer: Partial<Answer> & { json?: unknown }): unknown {
  const { json, httpStatus = 200, text = JSON.stringify(json), headers = new Headers() } = answer;
  const redact = (content: string) => content.replaceAll("Karan", "[name]");
  const dated = { httpStatus, headers, text, receivedAtMs: now, clockSkewMs: clock.skewOf(headers, 0) };
  return interpretAnswer({ operation, client_ref_id: "REQ-1", redact }, dated);
}

describe("a success of onboardCustomer", () => {
  it("is response type 2129 with a reference of the OTP", () => {
    const json = { status: 2129, message: "Sent", response_status_id: 1, response_type_id: 2129, data };
    expect(interpret("onboardCustomer", { json })).toEqual({
      ...data,
      response_type: "otp_sent",
      next: "verifyCustomerOtp",
      status: 2129,
      response_status_id: 1,
      response_type_id: 2129,
      message: "Sent",
      client_ref_id: "REQ-1",
    });
  });

  it.each([
    ["status 0 and the reference, with no response type", { status: 0, data }],
    ["response type 2129 at status 0", { status: 0, response_type_id: 2129, data }],
    ["response type 2129 at an unknown status", { status: 77_777, response_type_id: 2129, data }],
    [
      "response type 2129 with unknown fields",
      { status: 2129, response_type_id: 2129, data: { ...data, x: 1 } },
    ],
  ])("is also %s", (_, json) => {
    expect(interpret("onboardCustomer", { json })).toMatchObject({ response_type: "otp_sent", ...data });
  });
});

describe("a success", () => {
  it("keeps the envelope apart from data of the same name", () => {
    const json = {
      status: 2129,
      response_type_id: 2129,
      data: { ...data, status: 7, next: "x", response_type: "y" },
    };
    expect(interpret("onboardCustomer", { json })).toMatchObject({
      status: 2129,
      next: "verifyCustomerOtp",
      response_type: "otp_sent",
    });
  });

  it("carries the reference of the call", () => {
    const json = { status: 308, response_type_id: 308, data: { client_ref_id: "of somebody else" } };
    expect(interpret("getCustomer", { json })).toMatchObject({
      response_type: "not_enrolled",
      next: "onboardCustomer",
      client_ref_id: "REQ-1",
    });
  });

  it("may come without data where the contract has no schema for it", () => {
    const json = { status: 2136, response_type_id: 2136 };
    expect(interpret("verifyCustomerOtp", { json })).toMatchObject({
      response_type: "aadhaar_pending",
      next: null,
    });
  });
});

describe("a rejection", () => {
  it("is recognised by the code of its status", () => {
    const json = { status: 132, message: "Only letters", response_status_id: 1, response_type_id: -1 };
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({
        name: "EkoRejectionError",
        message:
          "onboardCustomer was rejected with status 132. The name of the sender may contain only letters.",
        code: "invalid_sender_name",
        outcome: "rejected",
        operation: "onboardCustomer",
        client_ref_id: "REQ-1",
        status: 132,
        response_status_id: 1,
        response_type_id: -1,
        invalid_params: undefined,
      }),
    );
  });

  it("is not doubted for an otp_ref_id that is null", () => {
    const json = { status: 463, response_type_id: -1, data: { otp_ref_id: null } };
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({ name: "EkoRejectionError", code: "user_not_found" }),
    );
  });

  it("passes on a status that the contract does not know", () => {
    const json = { status: 77_777, response_type_id: 4711 };
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({
        message: "onboardCustomer was rejected with status 77777.",
        code: "rejected",
        status: 77_777,
        response_status_id: undefined,
        response_type_id: 4711,
      }),
    );
  });

  it.each([302, 303, 17, 463])(
    "is a known failure %i even under the response type of a success",
    (status) => {
      const json = { status, response_type_id: 2129 };
      expect(() => interpret("onboardCustomer", { json })).toThrow(
        expect.objectContaining({ name: "EkoRejectionError", status }),
      );
    },
  );

  it.each([
    { status: 463, response_type_id: 2129, data },
    { status: 0, response_type_id: -1, data },
    { status: 2129, data },
    { status: 2129, response_type_id: 2200, data },
    { status: 463, data: { otp_ref_id: 66_748_392 } },
    { status: 463, otp_ref_id: "IXrygqm0" },
    { status: 2129 },
    { status: 300, response_type_id: -1 },
  ])("is not what an answer with an otp_ref_id or the status of a success is taken for: %j", (json) => {
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({ name: "EkoResponseError", code: "unknown_success", outcome: "unknown" }),
    );
  });

  it("is not what an answer is taken for that says it twice", () => {
    expect(() => interpret("onboardCustomer", { text: '{"status":2129,"status":319}' })).toThrow(
      expect.objectContaining({ code: "unexpected_body", outcome: "unknown" }),
    );
  });

  it("is not what an answer is taken for that carries the data of any success", () => {
    const json = { status: 77_777, response_type_id: 4711, data };
    expect(() => interpret("getCustomer", { json })).toThrow(
      expect.objectContaining({ code: "unknown_success", outcome: "unknown" }),
    );
  });

  it.each(["invalid_params", "invalid_parameters"])("names the fields of %s", (field) => {
    const json = { status: 461, [field]: { name: "Karan is too long", dob: "Too young" } };
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({
        message:
          "onboardCustomer was rejected with status 461. A field was refused, named in invalid_params. Fields: name, dob.",
        invalid_params: { name: "[name] is too long", dob: "Too young" },
      }),
    );
  });

  it("prefers invalid_params to invalid_parameters", () => {
    const json = { status: 461, invalid_params: { name: "a" }, invalid_parameters: { dob: "b" } };
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({ invalid_params: { name: "a" } }),
    );
  });

  it("keeps the server's text out of the message, what was sent out of the fields, and foreign names altogether", () => {
    const invalid_params = { Karan: "Karan", dob: "Karan", constructor: "x", pan: "x" };
    const json = { status: 1, message: "Born 15-05-1990", invalid_params };
    expect(() => interpret("onboardCustomer", { json })).toThrow(
      expect.objectContaining({
        message: "onboardCustomer was rejected with status 1. Fields: dob.",
        invalid_params: { dob: "[name]" },
      }),
    );
  });

  it("takes no time over many names and long texts", () => {
    const names = Array.from({ length: 60_000 }, (_, index) => [`name${index}`, "Karan"]);
    const invalid_params = { ...Object.fromEntries(names), name: "Karan".repeat(101), dob: "x".repeat(500) };
    expect(() => interpret("onboardCustomer", { json: { status: 461, invalid_params } })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/Fields: name, dob\.$/),
        invalid_params: { name: "a text of 505 characters", dob: "x".repeat(500) },
      }),
    );
  });
});

describe("an answer with HTTP 200 that says nothing reliable", () => {
  it.each([
    ["unreadable_body", "is not JSON", { text: "" }],
    ["unreadable_body", "is not JSON", { text: '{"status":0' }],
    ["unexpected_body", "is not the documented envelope", { json: null }],
    ["unexpected_body", "is not the documented envelope", { json: [] }],
    ["unexpected_body", "is not the documented envelope", { json: { message: "ok" } }],
    ["unexpected_body", "is not the documented envelope", { json: { status: "0" } }],
    ["unknown_success", "claims success in a form that the contract does not know", { json: { status: 0 } }],
    [
      "unknown_success",
      "claims success in a form that the contract does not know",
      { json: { status: 0, data: { otp_ref_id: "" } } },
    ],
    [
      "unknown_success",
      "claims success in a form that the contract does not know",
      { json: { status: 0, response_type_id: 309 } },
    ],
    [
      "incomplete_answer",
      "claims success, but its data is not as documented",
      { json: { status: 2129, response_type_id: 2129 } },
    ],
    [
      "incomplete_answer",
      "claims success, but its data is not as documented",
      { json: { status: 2129, response_type_id: 2129, data: { otp_ref_id: "" } } },
    ],
  ])("is %s: the answer %s (%j)", (code, reason, answer) => {
    expect(() => interpret("onboardCustomer", answer)).toThrow(
      expect.objectContaining({
        name: "EkoResponseError",
        message: `onboardCustomer got HTTP 200. The answer ${reason}.`,
        code,
        outcome: "unknown",
        httpStatus: 200,
        client_ref_id: "REQ-1",
        operation: "onboardCustomer",
      }),
    );
  });
});

describe("a refused authentication", () => {
  const date = (skewMs: number) => new Headers({ date: new Date(now + skewMs).toUTCString() });

  it.each([
    [2483, "unknown_developer_key"],
    [2484, "invalid_signature"],
    [2486, "invalid_timestamp"],
    [2487, "missing_signing_headers"],
  ] as const)("with the documented status %i is a rejection: %s", (status, code) => {
    expect(() => interpret("getCustomer", { httpStatus: 401, json: makeRefusal(status) })).toThrow(
      expect.objectContaining({
        name: "EkoHttpError",
        code,
        outcome: "rejected",
        message: expect.stringMatching(/^getCustomer got HTTP 401\. .+ The request had no effect\.$/),
      }),
    );
  });

  it.each([
    [121_000, "timestamp_expired", "rejected"],
    [-121_000, "timestamp_expired", "rejected"],
    [120_000, "timestamp_reused", "unknown"],
    [-90_000, "timestamp_reused", "unknown"],
    [undefined, "timestamp_reused", "unknown"],
  ])("with status 2485 and a skew of %s ms is %s: %s", (skewMs, code, outcome) => {
    const headers = skewMs === undefined ? new Headers() : date(skewMs);
    const answer = { httpStatus: 401, json: makeRefusal(2485), headers };
    expect(() => interpret("getCustomer", answer)).toThrow(
      expect.objectContaining({ code, outcome, clockSkewMs: skewMs }),
    );
  });

  it("is a rejection in the older form, too", () => {
    expect(() => interpret("getCustomer", { httpStatus: 403, json: olderRefusal })).toThrow(
      expect.objectContaining({
        code: "forbidden",
        outcome: "rejected",
        message: `getCustomer got HTTP 403. ${errorCodes.EkoHttpError.forbidden}`,
      }),
    );
  });
});

describe("an answer with another HTTP status", () => {
  it.each([
    [401, "unauthorized", "The body is not the documented one: most likely a proxy or a firewall"],
    [403, "forbidden", "The body is not the documented one: most likely a proxy or a firewall"],
    [404, "not_found", "The URL is wrong."],
    [405, "method_not_allowed", "The HTTP method is wrong."],
    [415, "unsupported_media_type", "The content type is not `application/json`."],
    [429, "too_many_requests", "The server asks for fewer requests."],
  ])("%i without the documented body proves nothing: %s", (httpStatus, code, meaning) => {
    expect(() => interpret("verifyCustomerOtp", { httpStatus, text: "" })).toThrow(
      expect.objectContaining({
        name: "EkoHttpError",
        message: expect.stringContaining(meaning),
        code,
        outcome: "unknown",
        httpStatus,
        operation: "verifyCustomerOtp",
        client_ref_id: "REQ-1",
        clockSkewMs: undefined,
        retryAfterMs: undefined,
      }),
    );
  });

  it("tells how far the clocks are apart, and how long to wait", () => {
    const headers = new Headers({ date: "Thu, 01 Jan 2026 12:01:00 GMT", "retry-after": "7" });
    expect(() => interpret("onboardCustomer", { httpStatus: 429, text: "", headers })).toThrow(
      expect.objectContaining({ clockSkewMs: 60_000, retryAfterMs: 7_000 }),
    );
  });

  const redirect = "Redirects are not followed: the target would get the keys.";
  const unknown = "Whether the request had an effect is not known.";
  it.each([
    [201, "unexpected_status", unknown],
    [204, "empty_answer", "The answer is empty. The service may not be enabled for this account"],
    [299, "unexpected_status", unknown],
    [300, "redirect_refused", redirect],
    [399, "redirect_refused", redirect],
    [400, "unexpected_status", unknown],
    [499, "unexpected_status", unknown],
    [500, "server_error", unknown],
    [599, "server_error", unknown],
    [600, "unexpected_status", unknown],
  ])("%i leaves open what happened: %s", (httpStatus, code, reason) => {
    const json = { status: 2129, response_type_id: 2129, data };
    expect(() => interpret("onboardCustomer", { httpStatus, json })).toThrow(
      expect.objectContaining({
        name: "EkoResponseError",
        message: expect.stringContaining(reason),
        code,
        outcome: "unknown",
        httpStatus,
      }),
    );
  });
});
