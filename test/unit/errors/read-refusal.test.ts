import { describe, expect, it } from "vitest";
import { readRefusal, refusesTimestamp } from "../../../src/errors/read-refusal.ts";
import { makeRefusal, olderRefusal, otpSent } from "../../helpers/sample-call.ts";

function read(httpStatus: number, body: object | string) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readRefusal({ httpStatus, headers: new Headers(), text });
}

describe("readRefusal", () => {
  it.each([
    ["the documented body", 401, makeRefusal(2484), "invalid_signature"],
    ["the documented body with empty data", 401, { ...makeRefusal(2485), data: {} }, "timestamp_expired"],
    ["the documented body with data of null", 401, { ...makeRefusal(2485), data: null }, "timestamp_expired"],
    ["the body of older servers", 403, olderRefusal, undefined],
    ["the body of older servers without data", 403, { ...olderRefusal, data: undefined }, undefined],
  ])("reads %s", (_, httpStatus, body, name) => {
    const refusal = read(httpStatus, body);
    expect(refusal).toBeDefined();
    expect(refusal?.reason?.name).toBe(name);
  });

  it.each<[string, number, object | string]>([
    ["the documented body under another HTTP status", 200, makeRefusal(2484)],
    ["an otp_ref_id beside it", 401, { ...makeRefusal(2484), otp_ref_id: "IXrygqm0" }],
    ["an otp_ref_id of null beside it", 401, { ...makeRefusal(2484), otp_ref_id: null }],
    ["the data of a success", 401, { ...makeRefusal(2484), data: otpSent.data }],
    ["data that is a text", 401, { ...makeRefusal(2484), data: "IXrygqm0" }],
    ["the response_type_id of another refusal", 401, { ...makeRefusal(2484), response_type_id: 2485 }],
    ["a response_type_id in the older form", 403, { ...olderRefusal, response_type_id: 1 }],
    ["a key twice", 401, JSON.stringify(makeRefusal(2484)).replace("{", '{"status":2129,')],
    ["a text that is not JSON", 401, "Unauthorized"],
  ])("does not believe %s", (_, httpStatus, body) => {
    expect(read(httpStatus, body)).toBeUndefined();
  });
});

describe("refusesTimestamp", () => {
  it.each([
    ["the refusal of a timestamp", read(401, makeRefusal(2485)), true],
    ["the older refusal, which may be one", read(403, olderRefusal), true],
    ["the refusal of a signature", read(401, makeRefusal(2484)), false],
    ["no refusal", undefined, false],
  ])("knows %s", (_, refusal, answer) => {
    expect(refusesTimestamp(refusal)).toBe(answer);
  });
});
