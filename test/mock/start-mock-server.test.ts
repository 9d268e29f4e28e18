import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { computeSecretKey } from "../../src/compute-secret-key.ts";
import { mockKeys, startMockServer } from "../../src/mock/index.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const customer = {
  initiator_id: "9962981729",
  user_code: "20810200",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road"],
};

function send(
  path: string,
  { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
) {
  const now = Date.now();
  return fetch(`${mock.url}${path}`, {
    method: "POST",
    body: JSON.stringify(customer),
    ...init,
    headers: {
      developer_key: mockKeys.developerKey,
      "secret-key": computeSecretKey(mockKeys.accessKey, now),
      "secret-key-timestamp": String(now),
      "content-type": "application/json",
      ...headers,
    },
  });
}

describe("startMockServer", () => {
  it("serves the base path of the sandbox on a free port", () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ekoapi\/v3$/);
  });

  it("answers a signed request with the documented example", async () => {
    const response = await send("/customer/account/9444444444");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 2129, response_type_id: 2129 });
  });

  it("answers with the example that the Prefer header names", async () => {
    const response = await send("/customer/account/9444444444", {
      headers: { prefer: "example=invalid_input" },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 461 });
  });

  it("answers a wrong signature with the documented 403", async () => {
    const response = await send("/customer/account/9444444444", { headers: { "secret-key": "wrong" } });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ status: 1, response_status_id: -1 });
  });

  it("lists every violation of the contract", async () => {
    const response = await send("/customer/account/9444444444", {
      body: JSON.stringify({ ...customer, name: 7, dob: "2023-02-29", residence_address: [] }),
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
    await send("/customer/account/9444444444");
    expect(mock.journal).toMatchObject([
      { method: "POST", path: "/ekoapi/v3/customer/account/9444444444", status: 200, json: customer },
    ]);
    mock.reset();
    expect(mock.journal).toEqual([]);
  });
});
