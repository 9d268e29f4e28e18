import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createEkoClient, type EkoClient, EkoInputError } from "../../src/index.ts";
import { anyCharacter } from "../helpers/any-character.ts";
import { makeAnswer } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type FaultServer, type SeenRequest, startFaultServer } from "../helpers/start-fault-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const otpInput = { customer_id: "9444444444", otp: "012345", otp_ref_id: "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E" };
const verified = makeAnswer(200, { status: 0, response_type_id: 309, data: { customer_profile: {} } });
const sent = makeAnswer(200, otpSent);

let server: FaultServer;
let client: EkoClient;
let callAs: (operation: Operation, input: unknown) => Promise<unknown>;

type Operation = "onboardCustomer" | "verifyCustomerOtp" | "getCustomer";

beforeAll(async () => {
  server = await startFaultServer({
    react: (socket, { target }) => void socket.write(target.endsWith("/otp/verify") ? verified : sent),
  });
  client = createEkoClient({ ...credentials, baseUrl: server.origin });
  callAs = (operation, input) => (client[operation] as (input: unknown) => Promise<unknown>)(input);
});
afterAll(() => server.close());

/** Makes a call and returns its error, if any, and the requests that the server saw meanwhile. */
async function observe(operation: Operation, input: unknown) {
  const before = server.requests.length;
  const error = await callAs(operation, input).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return { error, requests: server.requests.slice(before) };
}

const cycle: unknown[] = [];
cycle.push(cycle);
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const noString: unknown[] = [
  null,
  true,
  5,
  Number.NaN,
  1n,
  Symbol("x"),
  () => "x",
  {},
  ["x"],
  cycle,
  new String("x"),
];

// Written by hand from the descriptions of the fields: none of these may be sent.
const wrongValues: Record<Operation, Record<string, unknown[]>> = {
  onboardCustomer: {
    customer_id: [
      ...noString,
      "",
      "944444444",
      "94444444444",
      "+919444444444",
      " 9444444444",
      "9444444444\n",
      "９４４４４４４４４４",
      "..",
      "%2e%2e",
      "94444/4444",
      "94444?4444",
    ],
    name: [...noString, "", " ", " Karan", "Karan ", "Karan\nGarg", "Karan \ud800", "\udc00Karan"],
    dob: [
      ...noString,
      "",
      "2023-02-29",
      "1990-13-01",
      "1990-00-10",
      "1990-5-15",
      "15-05-1990",
      "1990/05/15",
      "1990-05-15T00:00:00Z",
      "1990-05-15 ",
      new Date("1990-05-15"),
      new Date(Number.NaN),
      643_507_200_000,
    ],
    residence_address: [
      ...noString.filter((value) => !Array.isArray(value)),
      [],
      [""],
      ["123 MG Road", " "],
      ["123 MG Road", null],
      ["123 MG Road", undefined],
      ["123 MG Road", 560_001],
      ["123 MG Road", ["Bangalore"]],
      ["123 MG Road \ud800"],
      [Number.NaN],
      [1n],
      new Array(3),
      new Array(2 ** 32 - 1),
      cycle,
      { 0: "123 MG Road", length: 1 },
      new Set(["123 MG Road"]),
      "123 MG Road",
    ],
    initiator_id: [...noString, "", "996298172", "99629817299", "9962981729 "],
    user_code: [...noString, "", " ", "2081 0200", "20810200\n", "2081\ud8000200"],
    client_ref_id: [...noString, "", " ", "a b", "a\r\nb", "x".repeat(21), "x\ud800"],
    // Computed, because a plain __proto__ would set the prototype of this object.
    ["__proto__"]: [{ name: "Karan" }],
    constructor: ["x"],
    otp: ["123456"],
    Name: ["Karan"],
  },
  verifyCustomerOtp: {
    customer_id: [...noString, "94444444440"],
    otp: [
      null,
      true,
      {},
      [],
      "",
      " ",
      "12a456",
      "-1",
      "１２３",
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
    ],
    otp_ref_id: [null, true, {}, [], "", -1, 1.5, Number.NaN, 1n, "x\ud800"],
    name: ["Karan Garg"],
  },
  getCustomer: {
    customer_id: [...noString, "94444444440"],
    initiator_id: [...noString, "", "99629817291"],
    user_code: [...noString, "", " "],
    client_ref_id: [...noString, "", " ", "a b", "a\r\nb", "x".repeat(21), "x\ud800"],
    name: ["Karan Garg"],
  },
};
const rightInputs = {
  onboardCustomer: customer,
  verifyCustomerOtp: otpInput,
  getCustomer: { customer_id: "9444444444" },
};
const operations = Object.keys(rightInputs) as Operation[];

/** A copy of the input with a field of its own, whatever its name. */
function withField(input: object, field: string, value: unknown): object {
  return Object.defineProperty({ ...input }, field, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

describe.each(operations)("%s", (operation) => {
  const input = rightInputs[operation];

  it.each(Object.getOwnPropertyNames(wrongValues[operation]))("sends no wrong %s", async (field) => {
    const values = wrongValues[operation][field] as readonly unknown[];
    expect(values).not.toHaveLength(0);
    for (const value of values) {
      const { error, requests } = await observe(operation, withField(input, field, value));
      expect(requests).toEqual([]);
      expect(error).toBeInstanceOf(EkoInputError);
      expect(error).toMatchObject({ code: "contract_violation", outcome: "not_sent", operation });
      const [issue] = (error as EkoInputError).issues;
      expect(issue?.path.split("/")[0]).toBe(field);
    }
  });

  it.each(Object.keys(input).filter((field) => field !== "otp"))("is not sent without %s", async (field) => {
    for (const incomplete of [withField(input, field, undefined), omit(input, field)]) {
      const { error, requests } = await observe(operation, incomplete);
      expect(requests).toEqual([]);
      expect(error).toMatchObject({ code: "contract_violation", issues: [{ path: field }] });
    }
  });

  it("sends nothing for an input that is not an object", async () => {
    const inputs = [
      undefined,
      null,
      true,
      0,
      1n,
      "x",
      Symbol("x"),
      () => input,
      [input],
      [],
      revoked.proxy,
      proxyThat("ownKeys"),
    ];
    for (const value of inputs) {
      const { error, requests } = await observe(operation, value);
      expect(requests).toEqual([]);
      expect(error).toBeInstanceOf(EkoInputError);
    }
  });

  it("takes only the fields that the input has itself", async () => {
    const { error, requests } = await observe(operation, Object.create(input));
    expect(requests).toEqual([]);
    expect(error).toBeInstanceOf(EkoInputError);
  });
});

function omit(input: object, field: string): object {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== field));
}

function proxyThat(trap: "get" | "ownKeys" | "getOwnPropertyDescriptor"): object {
  const fail = () => {
    throw new Error("a trap");
  };
  return new Proxy({ ...customer }, { [trap]: fail });
}

describe("the snapshot of the input", () => {
  const bodyOf = (requests: SeenRequest[]) => requests.map(({ body }) => JSON.parse(body));

  it("is refused when a getter throws", async () => {
    const input = {
      ...customer,
      get name(): string {
        throw new Error("a getter");
      },
    };
    const { error, requests } = await observe("onboardCustomer", input);
    expect(requests).toEqual([]);
    expect(error).toMatchObject({ code: "contract_violation", issues: [{ path: "name" }] });
  });

  it("is refused when an item of a list cannot be read", async () => {
    const lines = ["123 MG Road"];
    Object.defineProperty(lines, 1, {
      enumerable: true,
      get() {
        throw new Error("a getter");
      },
    });
    const { error, requests } = await observe("onboardCustomer", { ...customer, residence_address: lines });
    expect(requests).toEqual([]);
    expect(error).toMatchObject({ issues: [{ path: "residence_address" }] });
  });

  it.each(["get", "ownKeys", "getOwnPropertyDescriptor"] as const)(
    "is refused when %s of a proxy throws",
    async (trap) => {
      const { error, requests } = await observe("onboardCustomer", proxyThat(trap));
      expect(requests).toEqual([]);
      expect(error).toBeInstanceOf(EkoInputError);
    },
  );

  it("reads a getter once, so that what was checked is what is sent", async () => {
    let reads = 0;
    const input = {
      ...customer,
      get name() {
        return reads++ === 0 ? "Karan Garg" : 5;
      },
    };
    const { error, requests } = await observe("onboardCustomer", input);
    expect(error).toBeUndefined();
    expect(reads).toBe(1);
    expect(bodyOf(requests)).toMatchObject([{ name: "Karan Garg" }]);
  });

  it("is not changed by the caller later", async () => {
    const input = { ...customer, residence_address: [...customer.residence_address] };
    const before = server.requests.length;
    const call = client.onboardCustomer(input);
    input.customer_id = "9000000000";
    input.name = "Someone Else";
    input.residence_address.length = 0;
    await call;
    const [request] = server.requests.slice(before);
    expect(request?.target).toBe("/customer/account/9444444444");
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      name: "Karan Garg",
      residence_address: customer.residence_address,
    });
  });

  it("leaves the input of the caller as it is", async () => {
    const input = Object.freeze({
      ...customer,
      residence_address: Object.freeze([...customer.residence_address]),
    });
    expect((await observe("onboardCustomer", input)).error).toBeUndefined();
    expect(input).toEqual(customer);
  });

  it("sends no toJSON of a list, but the list", async () => {
    const lines = Object.assign(["123 MG Road"], { toJSON: () => "something else" });
    const { requests } = await observe("onboardCustomer", { ...customer, residence_address: lines });
    expect(bodyOf(requests)).toMatchObject([{ residence_address: ["123 MG Road"] }]);
  });

  it("is sent as it is when it holds every kind of character", async () => {
    const residence_address = ['Zoë "O\'Neil" </script>', "\u2028\u{1f600}\u0001 \0 \r\n x"];
    const { error, requests } = await observe("onboardCustomer", { ...customer, residence_address });
    expect(error).toBeUndefined();
    expect(bodyOf(requests)).toMatchObject([{ residence_address }]);
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => `x${text}`);
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const common = {
  customer_id: digits(10),
  initiator_id: digits(10),
  user_code: fc.stringMatching(/^[\x21-\x7e]{1,12}$/),
};
const validInputs: Record<Operation, fc.Arbitrary<object>> = {
  onboardCustomer: fc.record({
    ...common,
    name: fc.stringMatching(/^[A-Za-z]([A-Za-z ]{0,20}[A-Za-z])?$/),
    dob: day,
    residence_address: fc.array(line, { minLength: 1, maxLength: 5 }),
  }),
  verifyCustomerOtp: fc.record({
    ...common,
    otp: fc.oneof(fc.stringMatching(/^[0-9]{1,8}$/), fc.nat()),
    otp_ref_id: fc.oneof(fc.base64String({ minLength: 4 }), fc.nat()),
  }),
  getCustomer: fc.record(common),
};
const anyValue = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withBoxedValues: true,
    withNullPrototype: true,
    stringUnit: anyCharacter,
  }),
  fc.constantFrom<unknown>(cycle, "\ud800", "\0", "\r\nx: y", "../..", Symbol("x"), () => {}),
  fc.string({ unit: anyCharacter }),
);
const fieldNames = [
  ...[
    "customer_id",
    "initiator_id",
    "user_code",
    "client_ref_id",
    "name",
    "dob",
    "residence_address",
    "otp",
    "otp_ref_id",
  ],
  ...["__proto__", "constructor", "toJSON", "then", ""],
];
const anyOperation = fc.constantFrom(...operations);
const validCall = anyOperation.chain((operation) =>
  validInputs[operation].map((input) => ({ operation, input })),
);
const spoiltCall = fc
  .tuple(validCall, fc.constantFrom(...fieldNames), anyValue)
  .map(([{ operation, input }, field, value]) => ({
    operation,
    input: withField(input, field, value) as unknown,
  }));
const anyCall = fc.record({ operation: anyOperation, input: anyValue });

/** Whether a request keeps the contract: written by hand, for a check against the client's own would prove nothing. */
function isContractual({ method, target, headers, body }: SeenRequest): boolean {
  const url = new URL(target, "http://localhost");
  const isSigned = /^[A-Za-z0-9+/]{43}=$/.test(headers["secret-key"] ?? "");
  const { initiator_id, user_code, ...fields } =
    method === "GET" ? Object.fromEntries(url.searchParams) : JSON.parse(body);
  if (!isSigned || !/^\d{10}$/.test(initiator_id) || !/^\S+$/.test(user_code)) return false;
  const { client_ref_id, ...rest } = fields;
  if (!/^\S{1,20}$/.test(client_ref_id)) return false;
  if (method === "GET") {
    return (
      /^\/customer\/profile\/\d{10}$/.test(url.pathname) && body === "" && Object.keys(rest).length === 0
    );
  }
  if (/^\/customer\/account\/\d{10}\/otp\/verify$/.test(url.pathname)) {
    const { otp = "0", otp_ref_id, ...others } = rest;
    return isNumber(otp) && String(otp_ref_id).length > 0 && Object.keys(others).length === 0;
  }
  const { name, dob, residence_address, ...others } = rest;
  const isAddress =
    residence_address.length > 0 && residence_address.every((text: string) => /\S/.test(text));
  const isDate = /^\d{4}-\d\d-\d\d$/.test(dob) && new Date(dob).toISOString().startsWith(dob);
  return (
    /^\/customer\/account\/\d{10}$/.test(url.pathname) &&
    name === name.trim() &&
    name !== "" &&
    isDate &&
    isAddress &&
    Object.keys(others).length === 0
  );
}

function isNumber(value: unknown): boolean {
  return typeof value === "string" ? /^\d+$/.test(value) : Number.isInteger(value) && Number(value) >= 0;
}

describe("ten thousand random inputs", () => {
  it("are sent once when they are valid, and else end in an EkoError before anything is sent", async () => {
    const counts = { sent: 0, refused: 0 };
    const anyInput = fc.oneof(
      validCall.map((made) => ({ ...made, valid: true })),
      spoiltCall.map((made) => ({ ...made, valid: false })),
      anyCall.map((made) => ({ ...made, valid: false })),
    );
    await fc.assert(
      fc.asyncProperty(anyInput, async ({ operation, input, valid }) => {
        const { error, requests } = await observe(operation, input);
        if (error === undefined) {
          expect(requests).toHaveLength(1);
          expect(requests.every(isContractual)).toBe(true);
          counts.sent += 1;
        } else {
          expect(valid).toBe(false);
          expect(error).toBeInstanceOf(EkoInputError);
          expect(error).toMatchObject({ outcome: "not_sent", code: "contract_violation" });
          expect(requests).toEqual([]);
          counts.refused += 1;
        }
      }),
      { numRuns: 10_000 },
    );
    expect(counts.sent + counts.refused).toBe(10_000);
    expect(counts.sent).toBeGreaterThan(2_000);
    expect(counts.refused).toBeGreaterThan(2_000);
  });
});
