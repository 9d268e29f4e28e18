import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { interpretAnswer } from "../../../src/call/interpret-answer.ts";
import { EkoRejectionError } from "../../../src/errors/eko-errors.ts";
import type { OperationId } from "../../../src/index.ts";

const redact = (text: string) => text.replaceAll("Karan", "[name]");

function errorOf(operation: OperationId, body: object): unknown {
  const answer = {
    httpStatus: 200,
    text: JSON.stringify(body),
    headers: new Headers(),
    receivedAtMs: 0,
    clockSkewMs: undefined,
  };
  const call = { operation, client_ref_id: "REQ-1", redact };
  try {
    return interpretAnswer(call, answer);
  } catch (error) {
    return error;
  }
}

const refused = (status: number, data?: object, ids: object = {}) =>
  errorOf("verifySenderEkycOtp", { status, response_type_id: 2131, response_status_id: 1, data, ...ids });

describe("an answer that is a rejection itself", () => {
  it.each([
    ["its name, whatever its status", 2131, {}, "ekyc_otp_refused"],
    ["its name at a status of 0, too", 0, {}, "ekyc_otp_refused"],
    ["the status that it points to", 2131, { response_status_id: 302 }, "wrong_otp"],
    ["another status that it points to", 0, { response_status_id: 303 }, "otp_expired"],
    ["its name when it points to 0", 2131, { response_status_id: 0 }, "ekyc_otp_refused"],
    ["its name when it points to nothing known", 2131, { response_status_id: 4711 }, "ekyc_otp_refused"],
    ["its name when it points to nothing", 2131, { response_status_id: undefined }, "ekyc_otp_refused"],
    ["a known status before all", 319, { response_status_id: 302 }, "unknown_initiator"],
  ])("has as its code %s", (_, status, ids, code) => {
    const error = refused(status, { description: "x" }, ids);
    expect(error).toBeInstanceOf(EkoRejectionError);
    expect(error).toMatchObject({ code, outcome: "rejected", status, response_type_id: 2131, reason: "x" });
  });

  it("does not take a status where the contract does not point to one", () => {
    const body = { status: 2135, response_type_id: 2135, response_status_id: 302 };
    expect(errorOf("submitSenderEkyc", body)).toMatchObject({ code: "ekyc_refused", reason: undefined });
  });

  it.each([
    ["no data", undefined],
    ["no words", {}],
    ["empty words", { description: "" }],
    ["a number instead of words", { description: 7 }],
    ["a list instead of words", { description: ["x"] }],
  ])("has no reason with %s", (_, data) => {
    expect(refused(2131, data)).toMatchObject({ code: "ekyc_otp_refused", reason: undefined });
  });

  it("gives the server's words when asked, without what was sent, and shows them nowhere", () => {
    const error = refused(2131, { description: "Customer Already registred: Karan" });
    expect(error).toMatchObject({ reason: "Customer Already registred: [name]" });
    expect([inspect(error), JSON.stringify(error), String(error)].join(" ")).not.toMatch(/registred|Karan/);
  });

  it("gives the length of words that are too long to be a sentence", () => {
    expect(refused(2131, { description: "x".repeat(501) })).toMatchObject({
      reason: "a text of 501 characters",
    });
  });

  it("is not known when its data is that of a success: an OTP may have been sent", () => {
    const data = { otp_ref_id: "1", kyc_request_id: "2" };
    const body = { status: 2135, response_type_id: 2135, data };
    expect(errorOf("submitSenderEkyc", body)).toMatchObject({ code: "unknown_success", outcome: "unknown" });
  });
});
