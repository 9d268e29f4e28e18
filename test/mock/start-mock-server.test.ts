import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";
import { customer, post } from "./send-signed.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

describe("startMockServer", () => {
  it("serves the base path of the sandbox on a free port", () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ekoapi\/v3$/);
  });

  it("answers a signed request with the documented example", async () => {
    const response = await post(mock, "/customer/account/9444444444");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 2129, response_type_id: 2129 });
  });

  it("answers with the example that the Prefer header names", async () => {
    const response = await post(mock, "/customer/account/9444444444", customer, {
      prefer: "example=invalid_input",
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 461 });
  });

  it("answers a wrong signature with the documented 403", async () => {
    const response = await post(mock, "/customer/account/9444444444", customer, { "secret-key": "wrong" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ status: 1, response_status_id: -1 });
  });

  it("lists every violation of the contract", async () => {
    const response = await post(mock, "/customer/account/9444444444", {
      ...customer,
      name: 7,
      dob: "2023-02-29",
      residence_address: [],
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      violations: [
        { location: "body", path: "/name", rule: "type" },
        { location: "body", path: "/dob", rule: "format" },
        { location: "body", path: "/residence_address", rule: "minItems" },
      ],
    });
  });

  it("keeps a journal that reset() empties", async () => {
    await post(mock, "/customer/account/9444444444");
    expect(mock.journal).toMatchObject([
      { method: "POST", path: "/ekoapi/v3/customer/account/9444444444", status: 200, json: customer },
    ]);
    mock.reset();
    expect(mock.journal).toEqual([]);
  });
});
