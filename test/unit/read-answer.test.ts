import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { createEkoClient, readAnswer } from "../../src/index.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";

vi.resetModules();
const copy = await import("../../src/index.ts");

function createClient(text: string, status = 200) {
  const fetch = async () => new Response(text, { status, headers: { "x-request-id": "R-1" } });
  return createEkoClient({ ...credentials, baseUrl: "http://127.0.0.1:9", fetch });
}

describe("readAnswer", () => {
  it("reads what the server sent behind a result, which does not show it", async () => {
    const text = JSON.stringify({ ...otpSent, message: "as it came", secret: "not for the log" });
    const result = await createClient(text).onboardCustomer(customer);
    const { httpStatus, headers, ...rest } = readAnswer(result) ?? {};
    expect([httpStatus, headers?.get("X-Request-Id")]).toEqual([200, "R-1"]);
    expect(rest).toEqual({ text, body: JSON.parse(text) });
    expect(inspect(result, { showHidden: true, depth: 9 })).not.toContain("not for the log");
    expect(JSON.stringify(result)).not.toContain("not for the log");
    expect(readAnswer({ ...result })).toBeUndefined();
  });

  it("reads what led to an error, JSON or not", async () => {
    const error = await createClient("<h1>Bad gateway</h1>", 502)
      .getCustomer({ customer_id: "9444444444" })
      .catch((caught) => caught);
    expect(readAnswer(error)).toMatchObject({
      httpStatus: 502,
      text: "<h1>Bad gateway</h1>",
      body: undefined,
    });
    expect(inspect(error, { showHidden: true, getters: true, depth: 9 })).not.toContain("Bad gateway");
  });

  it("reads the text of a refusal as it came", async () => {
    const text = '{ "id": 9007199254740993, "id": 1.0 }';
    const error = await createClient(text, 403)
      .getCustomer({ customer_id: "9444444444" })
      .catch((caught) => caught);
    expect(readAnswer(error)).toMatchObject({ text });
  });

  it("reads results of other copies of the package", async () => {
    const result = await createClient(JSON.stringify(otpSent)).onboardCustomer(customer);
    expect(copy.readAnswer).not.toBe(readAnswer);
    expect(copy.readAnswer(result)).toMatchObject({ body: otpSent });
  });

  it("has nothing where no answer came", () => {
    for (const caught of [new Error("why"), "why", null, undefined]) {
      expect(readAnswer(caught as object)).toBeUndefined();
    }
  });
});
