import type { ServerResponse } from "node:http";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { faults } from "../../src/mock/answers/faults.ts";
import {
  formatScenarioTable,
  mockOtp,
  mockScenarios,
  scenarios,
  startMockServer,
} from "../../src/mock/index.ts";
import { customer, getProfile, otpBody, post } from "./send-signed.ts";

const mock = await startMockServer();
afterAll(() => mock.close());

const onboard = (id: string) => post(mock, `/customer/account/${id}`);
const verify = (id: string, otp: string | number = mockOtp) =>
  post(mock, `/customer/account/${id}/otp/verify`, otpBody(otp));
const profile = (id: string) => getProfile(mock, id);

describe("scenarios", () => {
  const answers: [id: string, call: (id: string) => Promise<Response>, body: Record<string, unknown>][] = [
    ["0000000132", onboard, { status: 132 }],
    ["0000000319", onboard, { status: 319 }],
    ["0000000319", profile, { status: 319 }],
    ["0000000346", onboard, { status: 346 }],
    ["0000000461", onboard, { status: 461, invalid_params: { name: "Name too long" } }],
    ["0000001297", onboard, { status: 1297 }],
    ["0000000308", profile, { status: 308, response_type_id: 308 }],
    ["0000002129", profile, { status: 2129, response_type_id: 2129 }],
    ["0000000302", verify, { status: 302 }],
    ["0000000303", verify, { status: 303 }],
    ["0000000309", verify, { status: 0, response_type_id: 309 }],
    ["0000002136", verify, { status: 2136, response_type_id: 2136 }],
    ["0000002147", verify, { status: 0, response_type_id: 2147 }],
  ];
  for (const [id, call, body] of answers) {
    it(`answers ${id} on ${call.name} with status ${body.status} of the envelope`, async () => {
      const response = await call(id);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject(body);
    });
  }

  for (const status of [403, 404, 405, 415, 500]) {
    it(`answers 0000000${status} with HTTP ${status} on every operation`, async () => {
      for (const call of [onboard, verify, profile])
        expect((await call(`0000000${status}`)).status).toBe(status);
    });
  }

  it("have names, typed as the ids that they stand for", async () => {
    const id: "0000000302" = scenarios.wrongOtp;
    expect(await (await verify(id)).json()).toMatchObject({ status: 302 });
    expect(scenarios).toMatchObject({ noAnswer: "0000000901", notFound: "0000000404" });
    expect(Object.values(scenarios)).toEqual(Object.keys(mockScenarios));
  });

  it("gives the documented body with the 403", async () => {
    const response = await onboard("0000000403");
    expect(await response.json()).toMatchObject({ status: 1, response_status_id: -1 });
    expect(response.headers.get("x-mock-diagnosis")).toBeNull();
  });

  it("leaves operations alone that do not document the answer", async () => {
    expect(await (await profile("0000000461")).json()).toMatchObject({ status: 308 });
  });

  it("answers with the example of the Prefer header first", async () => {
    const response = await post(mock, "/customer/account/0000000461", customer, {
      prefer: "example=otp_sent",
    });
    expect(await response.json()).toMatchObject({ status: 2129 });
  });

  it.each([
    [
      "example=verified",
      "onboardCustomer for 200 are: otp_sent, opened, wallet_already_exists, invalid_input",
    ],
    ["code=500, example=otp_sent", "onboardCustomer for 500 are: none."],
    ["code=418", "onboardCustomer does not document the HTTP status"],
    ["code=constructor", "onboardCustomer does not document the HTTP status"],
  ])("refuses Prefer: %s, which is not documented, and says what is", async (prefer, sentence) => {
    const response = await post(mock, "/customer/account/9444444444", customer, { prefer });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(sentence);
  });

  it("validates the request all the same", async () => {
    const response = await post(mock, "/customer/account/0000000902", { ...customer, dob: "15-05-1990" });
    expect(response.status).toBe(422);
  });
});

describe("faults", () => {
  it("keeps the connection open without an answer", async () => {
    const outcome = fetchUntil(300, `${mock.url}/customer/account/0000000901`);
    await expect(outcome).rejects.toMatchObject({ name: "TimeoutError" });
    expect(mock.journal.at(-1)).toMatchObject({ fault: "no_answer", example: "otp_sent" });
    expect(mock.journal.at(-1)?.status).toBeUndefined();
  });

  it("resets the connection", async () => {
    await expect(onboard("0000000902")).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  });

  it("cuts the JSON off", async () => {
    const response = await onboard("0000000903");
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^\{"status":2129,.*[^}]$/);
  });

  it("drips the answer", async () => {
    const response = await fetchUntil(600, `${mock.url}/customer/account/0000000904`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("answers like a proxy whose upstream is down", async () => {
    const response = await onboard("0000000502");
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toMatch(/^<html>/);
  });

  it("drips where the timers of a scope are numbers", () => {
    vi.stubGlobal("setInterval", () => 1);
    onTestFinished(() => void vi.unstubAllGlobals());
    const response = { writeHead: vi.fn(), flushHeaders: vi.fn(), on: vi.fn() };
    expect(faults.slow_drip(response as unknown as ServerResponse, 200, "{}")).toBe(200);
  });

  it("drips to the end, a byte a second", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const written: string[] = [];
    const response = {
      writeHead: vi.fn(),
      flushHeaders: vi.fn(),
      write: (bytes: Uint8Array) => written.push(Buffer.from(bytes).toString()),
      end: vi.fn(),
      on: vi.fn((_: string, onClose: () => void) => response.end.mockImplementation(onClose)),
    };
    expect(faults.slow_drip(response as unknown as ServerResponse, 200, "{}")).toBe(200);
    vi.advanceTimersByTime(1_999);
    expect([written, response.end.mock.calls.length]).toEqual([["{"], 0]);
    vi.advanceTimersByTime(60_000);
    expect([written, response.end.mock.calls.length]).toEqual([["{", "}"], 1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("redirects to an address where the journal shows who follows", async () => {
    const response = await onboard("0000000307");
    expect(response.status).toBe(307);
    const target = new URL(response.headers.get("location") ?? "", mock.url);
    expect(target.origin).toBe(new URL(mock.url).origin);
    await fetch(target, { headers: { "secret-key": "leaked" } });
    expect(mock.journal.at(-1)).toMatchObject({ path: "/elsewhere", headers: { "secret-key": "leaked" } });
  });

  async function fetchUntil(ms: number, url: string): Promise<Response> {
    const { sign } = await import("./send-signed.ts");
    return fetch(url, {
      method: "POST",
      headers: { ...sign(), "content-type": "application/json" },
      body: JSON.stringify(customer),
      signal: AbortSignal.timeout(ms),
    });
  }
});

describe("formatScenarioTable", () => {
  it("has a line with id, answer and meaning for each scenario", () => {
    const table = formatScenarioTable(mockScenarios);
    expect(table).toMatch(/^0000000461 {2}200 invalid_input +Fields are refused in invalid_params\.$/m);
    expect(table).toMatch(/^0000000500 {2}500 +The server fails/m);
    expect(table).toMatch(/^0000000901 {2}no_answer +The connection stays open/m);
  });

  it("makes a table of Markdown", () => {
    const table = formatScenarioTable(mockScenarios, "markdown");
    expect(table).toContain(
      "| `0000000461`  | `200 invalid_input`           | Fields are refused in invalid_params.                   |",
    );
  });
});
