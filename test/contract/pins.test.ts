import { describe, expect, it } from "vitest";
import * as generated from "../../generated/samples.ts";
import * as tables from "../../generated/tables.ts";
import { contract, type Node, resolve } from "../helpers/load-contract.ts";
import { samples } from "./accepted-requests.ts";

const onboard = resolve("paths", "/customer/account/{customer_id}", "post");
const verify = resolve("paths", "/customer/account/{customer_id}/otp/verify", "post");
const get = resolve("paths", "/customer/profile/{customer_id}", "get");

const otpSent = { id: 2129, name: "otp_sent", success: true, next: "verifyCustomerOtp" };

const operations = [
  {
    operation: onboard,
    operationId: "onboardCustomer",
    method: "POST",
    path: "/customer/account/{customer_id}",
    fields: {
      path: ["customer_id"],
      body: ["initiator_id", "user_code", "client_ref_id", "name", "dob", "residence_address"],
    },
    responseTypes: [
      { ...otpSent, impliedByStatus: 0 },
      { id: 300, name: "opened", success: true, next: "getCustomer", impliedByStatus: null },
    ],
    links: ["verifyCustomerOtp"],
  },
  {
    operation: verify,
    operationId: "verifyCustomerOtp",
    method: "POST",
    path: "/customer/account/{customer_id}/otp/verify",
    fields: {
      path: ["customer_id"],
      body: ["initiator_id", "user_code", "client_ref_id", "otp", "otp_ref_id"],
    },
    responseTypes: [
      { id: 309, name: "verified", success: true, next: null, impliedByStatus: null },
      { id: 2136, name: "aadhaar_pending", success: true, next: null, impliedByStatus: null },
      { id: 2147, name: "pan_required", success: true, next: null, impliedByStatus: null },
    ],
    links: [],
  },
  {
    operation: get,
    operationId: "getCustomer",
    method: "GET",
    path: "/customer/profile/{customer_id}",
    fields: { path: ["customer_id"], query: ["initiator_id", "user_code", "client_ref_id"] },
    responseTypes: [
      { ...otpSent, impliedByStatus: 0 },
      { id: 308, name: "not_enrolled", success: true, next: "onboardCustomer", impliedByStatus: null },
      { id: 309, name: "verified", success: true, next: null, impliedByStatus: null },
      { id: 2136, name: "aadhaar_pending", success: true, next: null, impliedByStatus: null },
    ],
    links: ["verifyCustomerOtp"],
  },
] as const;

describe("the contract", () => {
  it("is OpenAPI 3.1 in the dialect 2020-12", () => {
    expect(contract.openapi).toMatch(/^3\.1\.\d+$/);
    expect(contract.jsonSchemaDialect).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  it("deprecates nothing", () => {
    expect(JSON.stringify(contract)).not.toContain('"deprecated"');
  });

  it("names both servers", () => {
    expect(tables.servers).toEqual({
      sandbox: "https://staging.eko.in/ekoapi/v3",
      production: "https://api.eko.in/ekoicici/v3",
    });
    expect((contract.servers as Node[]).map(({ url }) => url)).toEqual([
      "https://staging.eko.in/ekoapi/v3",
      "https://api.eko.in/ekoicici/v3",
    ]);
  });

  it("has three operations and no other", () => {
    const found = Object.entries(contract.paths as Record<string, Node>).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [method, path, (operation as Node).operationId]),
    );
    expect(found).toEqual([
      ["post", "/customer/account/{customer_id}", "onboardCustomer"],
      ["post", "/customer/account/{customer_id}/otp/verify", "verifyCustomerOtp"],
      ["get", "/customer/profile/{customer_id}", "getCustomer"],
    ]);
  });

  it("asks for all three signing headers on every call", () => {
    expect(contract.security).toEqual([{ developerKey: [], secretKey: [], secretKeyTimestamp: [] }]);
    for (const { operation } of operations) expect(operation).not.toHaveProperty("security");
  });

  it("names the signing headers", () => {
    expect(resolve("components", "securitySchemes")).toMatchObject({
      developerKey: { type: "apiKey", in: "header", name: "developer_key" },
      secretKey: { type: "apiKey", in: "header", name: "secret-key" },
      secretKeyTimestamp: { type: "apiKey", in: "header", name: "secret-key-timestamp" },
    });
    expect(tables.signingHeaders).toEqual({
      developerKey: "developer_key",
      secretKey: "secret-key",
      secretKeyTimestamp: "secret-key-timestamp",
    });
  });

  it("shows the signature of a known key and time", () => {
    expect(resolve("components", "securitySchemes", "secretKey").description).toContain(
      "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
    );
  });

  it("gives each known status its code", () => {
    const names = Object.entries(tables.statusCodes).map(([status, { name }]) => [Number(status), name]);
    expect(names).toEqual([
      [0, "success"],
      [17, "wallet_already_exists"],
      [132, "invalid_sender_name"],
      [302, "wrong_otp"],
      [303, "otp_expired"],
      [319, "unknown_initiator"],
      [327, "verification_pending"],
      [342, "recipient_already_registered"],
      [346, "agent_not_onboarded"],
      [347, "insufficient_balance"],
      [461, "invalid_input"],
      [463, "user_not_found"],
      [585, "customer_already_kyc_approved"],
      [945, "monthly_limit_exhausted"],
      [1297, "user_not_onboarded"],
    ]);
  });

  it("gives each refused authentication its code", () => {
    const names = Object.entries(tables.authErrors).map(([status, { name }]) => [Number(status), name]);
    expect(names).toEqual([
      [2483, "unknown_developer_key"],
      [2484, "invalid_signature"],
      [2485, "timestamp_expired"],
      [2486, "invalid_timestamp"],
      [2487, "missing_signing_headers"],
    ]);
  });

  it("has these scenarios of the mock", () => {
    const scenarios = Object.entries(resolve("x-mock-scenarios")).map(([id, scenario]) => {
      const { status, example, fault } = scenario as Node;
      return [id, status, example ?? fault];
    });
    expect(scenarios).toEqual([
      ["0000002129", 200, "otp_sent"],
      ["0000000300", 200, "opened"],
      ["0000000308", 200, "not_enrolled"],
      ["0000000309", 200, "verified"],
      ["0000002136", 200, "aadhaar_pending"],
      ["0000002147", 200, "pan_required"],
      ["0000000017", 200, "wallet_already_exists"],
      ["0000000132", 200, "invalid_sender_name"],
      ["0000000302", 200, "wrong_otp"],
      ["0000000303", 200, "otp_expired"],
      ["0000000319", 200, "unknown_initiator"],
      ["0000000346", 200, "agent_not_onboarded"],
      ["0000000461", 200, "invalid_input"],
      ["0000001297", 200, "user_not_onboarded"],
      ["0000002483", 401, "unknown_developer_key"],
      ["0000002484", 401, "invalid_signature"],
      ["0000002485", 401, "timestamp_expired"],
      ["0000002486", 401, "invalid_timestamp"],
      ["0000002487", 401, "missing_signing_headers"],
      ["0000000403", 403, "unauthorized"],
      ["0000000404", 404, undefined],
      ["0000000405", 405, undefined],
      ["0000000415", 415, undefined],
      ["0000000500", 500, undefined],
      ["0000000307", undefined, "redirect"],
      ["0000000502", undefined, "html_bad_gateway"],
      ["0000000901", undefined, "no_answer"],
      ["0000000902", undefined, "connection_reset"],
      ["0000000903", undefined, "truncated_json"],
      ["0000000904", undefined, "slow_drip"],
    ]);
  });

  it("gives each HTTP error that refuses a request its code", () => {
    const names = Object.entries(tables.httpErrors).map(([status, { name }]) => [Number(status), name]);
    expect(names).toEqual([
      [401, "unauthorized"],
      [403, "forbidden"],
      [404, "not_found"],
      [405, "method_not_allowed"],
      [415, "unsupported_media_type"],
    ]);
  });
});

describe.each(operations)("the operation $operationId", ({ operation, operationId, links, ...table }) => {
  const { method, path, fields, responseTypes } = table;

  it("has the documented sample", () => {
    expect(generated.samples[operationId]).toEqual(samples[operationId]);
  });

  it("is in the generated table", () => {
    const locations = Object.entries<readonly string[]>(fields).flatMap(([location, names]) =>
      names.map((name) => [name, location]),
    );
    expect(tables.operations[operationId]).toMatchObject({ method, path });
    expect(Object.entries(tables.operations[operationId].fields)).toEqual(locations);
  });

  it("has these answers and next steps", () => {
    expect(tables.operations[operationId].responseTypes).toEqual(
      responseTypes.map((entry) => ({ ...entry, meaning: expect.any(String) })),
    );
  });

  it("documents these HTTP statuses", () => {
    const statuses = Object.keys(operation.responses as Node);
    expect(statuses).toEqual(["200", "401", "403", "404", "405", "415", "500"]);
  });

  it("speaks JSON only", () => {
    const bodies = [operation.requestBody, ...Object.values(operation.responses as Node)] as Node[];
    const types = bodies.flatMap((body) => Object.keys((body?.content as Node) ?? {}));
    expect(new Set(types)).toEqual(new Set(["application/json"]));
  });

  it("requires its body, if it has one", () => {
    expect((operation.requestBody as Node | undefined)?.required).toBe(method === "POST" ? true : undefined);
  });

  it("links to what comes next", () => {
    const found = (operation.responses as Record<string, Node>)["200"]?.links ?? {};
    expect(Object.keys(found)).toEqual(links);
  });
});

describe("the link verifyCustomerOtp", () => {
  it("passes on the customer and the reference of the OTP", () => {
    expect(resolve("components", "links", "VerifyCustomerOtp")).toMatchObject({
      operationId: "verifyCustomerOtp",
      parameters: { customer_id: "$request.path.customer_id" },
      requestBody: { otp_ref_id: "$response.body#/data/otp_ref_id" },
    });
  });

  it.each([
    ["onboardCustomer", onboard],
    ["getCustomer", get],
  ])("is the one of %s", (_, operation) => {
    expect(operation).toHaveProperty(
      "responses.200.links.verifyCustomerOtp.$ref",
      "#/components/links/VerifyCustomerOtp",
    );
  });
});
