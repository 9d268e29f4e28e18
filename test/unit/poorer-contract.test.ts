import { expect, it, vi } from "vitest";
import { prepareCall } from "../../src/call/prepare-call.ts";
import { fieldFlags, readFields } from "../../src/cli/field-flags.ts";

// What the contract has today but need not have: a hint for each field, and texts alone.
vi.mock("../../generated/tables.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  hints: {},
}));
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
