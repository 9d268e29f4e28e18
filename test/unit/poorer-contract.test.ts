import { expect, it, vi } from "vitest";
import { interpretAnswer } from "../../src/call/interpret-answer.ts";
import { prepareCall } from "../../src/call/prepare-call.ts";
import { fieldFlags, readFields } from "../../src/cli/field-flags.ts";

// What the contract has today but need not have: a hint for each field, a schema of each answer's data, and texts alone.
vi.mock("../../generated/tables.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  hints: {},
}));
vi.mock("../../generated/schemas.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../generated/schemas.ts")>();
  return { ...original, dataSchemas: { ...original.dataSchemas, verifyCustomerOtp: {} } };
});
vi.mock("../../generated/samples.ts", async (importOriginal) => {
  const { samples } = await importOriginal<typeof import("../../generated/samples.ts")>();
  return { samples: { ...samples, onboardCustomer: { ...samples.onboardCustomer, user_code: 7 } } };
});

it("says less of a field without a hint", () => {
  const none = { initiator_id: undefined, user_code: undefined };
  expect(() => prepareCall("getCustomer", { customer_id: "x", user_code: "1" }, none)).toThrow(
    expect.objectContaining({
      issues: expect.arrayContaining([
        { path: "customer_id", message: "must be as the contract says" },
        { path: "initiator_id", message: "is required: as the contract says" },
      ]),
    }),
  );
  expect(fieldFlags("getCustomer")["customer-id"]).toMatchObject({ help: "" });
});

it("takes a flag of a field that is a number for a number", () => {
  expect(readFields("onboardCustomer", { "user-code": "42", dob: "1990-05-15" })).toEqual({
    user_code: 42,
    dob: "1990-05-15",
  });
});

it("takes any data of an answer without a schema, and sees no success in it", () => {
  const interpret = (json: object) => {
    const answer = { httpStatus: 200, text: JSON.stringify(json), headers: new Headers() };
    const call = { operation: "verifyCustomerOtp", client_ref_id: "REQ-1", redact: String } as const;
    return interpretAnswer(call, { ...answer, receivedAtMs: 0, clockSkewMs: undefined });
  };
  const data = { otp_ref_id: 7 };
  expect(interpret({ status: 2136, response_type_id: 2136, data })).toMatchObject(data);
  expect(() => interpret({ status: 302, data })).toThrow(
    expect.objectContaining({ name: "EkoRejectionError", code: "wrong_otp" }),
  );
});
