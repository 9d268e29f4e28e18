import { describe, expect, it } from "vitest";
import { prepareCall } from "../../../src/call/prepare-call.ts";
import { EkoInputError } from "../../../src/errors/eko-errors.ts";

const none = { initiator_id: undefined, user_code: undefined };
const caller = { initiator_id: "9962981729", user_code: "20810200" };
const customer = {
  customer_id: "9444444444",
  client_ref_id: "REQ-1",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road"],
};

describe("prepareCall", () => {
  it("puts each field where the contract sends it", () => {
    const { customer_id, ...body } = { ...customer, ...caller };
    expect(prepareCall("onboardCustomer", { ...customer, ...caller }, none)).toEqual({
      operation: "onboardCustomer",
      params: { path: { customer_id }, query: {} },
      body,
      client_ref_id: "REQ-1",
    });
  });

  it("gives an operation without a body none, and puts its reference into the query", () => {
    const call = prepareCall("getCustomer", { customer_id: "9444444444", ...caller }, none);
    const client_ref_id = expect.stringMatching(/^[a-z0-9]{20}$/);
    expect(call).toEqual({
      operation: "getCustomer",
      params: { path: { customer_id: "9444444444" }, query: { ...caller, client_ref_id } },
      body: undefined,
      client_ref_id,
    });
    expect(call.params.query.client_ref_id).toBe(call.client_ref_id);
  });

  it("fills in defaults that are left out, and no others", () => {
    const input = { ...customer, user_code: "AG-7" };
    expect(prepareCall("onboardCustomer", input, caller).body).toMatchObject({
      initiator_id: "9962981729",
      user_code: "AG-7",
    });
  });

  it.each([null, ""])("does not replace a default that is given as %j", (initiator_id) => {
    expect(() => prepareCall("onboardCustomer", { ...customer, initiator_id }, caller)).toThrow(
      EkoInputError,
    );
  });

  it("makes a reference, new for each call", () => {
    const input = { ...customer, ...caller, client_ref_id: undefined };
    const [first, second] = [1, 2].map(() => prepareCall("onboardCustomer", input, none));
    expect(first?.client_ref_id).toMatch(/^[a-z0-9]{20}$/);
    expect(first?.body?.client_ref_id).toBe(first?.client_ref_id);
    expect(second?.client_ref_id).not.toBe(first?.client_ref_id);
  });

  it("leaves out fields that are undefined", () => {
    const input = { customer_id: "9444444444", ...caller, otp: undefined, otp_ref_id: "x" };
    expect(prepareCall("verifyCustomerOtp", input, none).body).not.toHaveProperty("otp");
  });

  it("tells of every field what it must be, once, and never its value", () => {
    const wrong = {
      customer_id: "94444secret",
      client_ref_id: "",
      name: " secret",
      dob: "2023-02-29",
      residence_address: ["secret", " ", 7],
      pan: "secret",
      ...{ ...caller, user_code: undefined },
    };
    const issues = [
      {
        path: "customer_id",
        message: 'must be a mobile number of 10 digits without country code, such as "9444444444"',
      },
      {
        path: "user_code",
        message: 'is required: the code of the retailer or agent, without spaces, such as "20810200"',
      },
      {
        path: "client_ref_id",
        message: 'must be a reference of 1 to 20 characters without spaces, such as "REQ-20260101-001"',
      },
      {
        path: "name",
        message:
          'must be the name as on the identity document, without blanks around it, such as "Karan Garg"',
      },
      { path: "dob", message: 'must be an existing date as YYYY-MM-DD, such as "1990-05-15"' },
      {
        path: "residence_address/1",
        message: 'must be a line of the address, not blank, such as "123 MG Road"',
      },
      {
        path: "residence_address/2",
        message: 'must be a line of the address, not blank, such as "123 MG Road"',
      },
      { path: "pan", message: "is not a field of onboardCustomer; remove it" },
    ];
    const error = catchInputError(() => prepareCall("onboardCustomer", wrong, none));
    expect([...error.issues].sort(byPath)).toEqual(issues.sort(byPath));
    expect(error).toMatchObject({
      code: "contract_violation",
      outcome: "not_sent",
      operation: "onboardCustomer",
    });
    expect(error.message).not.toContain("secret");
    expect(error.message).toContain("onboardCustomer was not sent: ");
    expect(error.message).toContain("; pan is not a field of onboardCustomer; remove it");
  });

  it("tells of a field what the operation takes, where another takes something else of that name", () => {
    const { residence_address: _, ...rest } = customer;
    const error = catchInputError(() => prepareCall("onboardCustomer", rest, caller));
    const message = `is required: a list with at least one line of the address, such as ["123 MG Road","Bangalore","Karnataka","560001"]`;
    expect(error.issues).toEqual([{ path: "residence_address", message }]);
    const ofSender = catchInputError(() => prepareCall("onboardSender", rest, caller));
    expect(ofSender.issues).toContainEqual({
      path: "residence_address",
      message: expect.stringMatching(/^is required: an object as JSON text, /),
    });
  });

  it("names the field that a misspelled one is most like", () => {
    const error = catchInputError(() => prepareCall("onboardCustomer", { ...customer, nmae: "x" }, caller));
    const message = "is not a field of onboardCustomer; did you mean name?";
    expect(error.issues).toContainEqual({ path: "nmae", message });
  });

  it("knows what a line of the address must be, also beyond the tenth", () => {
    const input = { ...customer, residence_address: [...Array(11).fill("x"), " "] };
    const error = catchInputError(() => prepareCall("onboardCustomer", input, caller));
    const message = 'must be a line of the address, not blank, such as "123 MG Road"';
    expect(error.issues).toEqual([{ path: "residence_address/11", message }]);
  });

  it.each([undefined, null, "text", 7, [customer]])("refuses %j instead of an object", (input) => {
    const error = catchInputError(() => prepareCall("onboardCustomer", input, none));
    expect(error.issues).toEqual([
      { path: "", message: "The input must be an object with the fields, and readable." },
    ]);
    expect(error.message).toBe(
      "onboardCustomer was not sent: The input must be an object with the fields, and readable.",
    );
  });

  it("refuses a getter that throws, without its error", () => {
    const input = {
      ...customer,
      get name(): string {
        throw new Error("secret");
      },
    };
    const error = catchInputError(() => prepareCall("onboardCustomer", input, caller));
    expect(error.issues).toEqual([{ path: "name", message: "cannot be read" }]);
    expect(error.cause).toBeUndefined();
  });

  it.each([
    ["name", { name: "Karan \ud800" }],
    ["residence_address", { residence_address: ["123 MG Road", "\udc00"] }],
  ])("refuses a lone surrogate in %s", (path, fault) => {
    const error = catchInputError(() => prepareCall("onboardCustomer", { ...customer, ...fault }, caller));
    expect(error.issues).toEqual([{ path, message: "must be valid Unicode, without lone surrogates" }]);
  });

  it("reads a list of 10,000 items, and no longer one", () => {
    const withLines = (lines: number) => ({ ...customer, residence_address: Array(lines).fill("x") });
    expect(prepareCall("onboardCustomer", withLines(10_000), caller).body?.residence_address).toHaveLength(
      10_000,
    );
    const error = catchInputError(() => prepareCall("onboardCustomer", withLines(10_001), caller));
    expect(error.issues).toEqual([{ path: "residence_address", message: "cannot be read" }]);
  });

  it("takes no field from the prototype of the input", () => {
    const input = Object.assign(Object.create({ otp: "123456" }), {
      customer_id: "9444444444",
      otp_ref_id: "x",
    });
    expect(prepareCall("verifyCustomerOtp", input, caller).body).not.toHaveProperty("otp");
  });
});

function catchInputError(action: () => unknown): EkoInputError {
  try {
    action();
  } catch (error) {
    if (error instanceof EkoInputError) return error;
  }
  return expect.fail("no EkoInputError");
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1;
}
