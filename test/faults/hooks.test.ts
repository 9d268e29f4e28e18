import { describe, expect, it } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { makeAnswer, playSteps, type Step } from "../helpers/play-steps.ts";
import { credentials, customer, olderRefusal, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

const input = { ...customer, client_ref_id: "REQ-1" };
const call = {
  operation: "onboardCustomer",
  call_id: expect.stringMatching(/^[0-9a-z]{20}$/),
  client_ref_id: "REQ-1",
  durationMs: expect.toSatisfy(Number.isInteger),
};
const success = makeAnswer(200, otpSent);

describeTransports("the hooks", (transport) => {
  /** Makes one call and returns what the hooks were told, in order, undefined fields left out. */
  async function recordEvents(
    baseUrl: string,
    options: Partial<EkoClientOptions> = {},
    made: object = input,
  ) {
    const events: [hook: string, event: object][] = [];
    const client = createEkoClient({
      ...credentials,
      baseUrl,
      ...transport,
      ...options,
      onAttempt: (event) => events.push(["attempt", JSON.parse(JSON.stringify(event))]),
      onOutcome: (event) => events.push(["outcome", JSON.parse(JSON.stringify(event))]),
    });
    await client.onboardCustomer(made as typeof input).catch(() => {});
    return events;
  }

  const answers: [name: string, steps: Step[], attempt: object, outcome: object][] = [
    [
      "a success",
      [success],
      { httpStatus: 200 },
      { outcome: "success", response_type: "otp_sent", httpStatus: 200 },
    ],
    [
      "a rejection",
      [makeAnswer(200, { status: 302 })],
      { httpStatus: 200 },
      { outcome: "rejected", code: "wrong_otp", httpStatus: 200 },
    ],
    [
      "a refusal",
      [makeAnswer(429, {})],
      { httpStatus: 429 },
      { outcome: "unknown", code: "too_many_requests", httpStatus: 429 },
    ],
    [
      "a server error",
      [makeAnswer(500, {})],
      { httpStatus: 500 },
      { outcome: "unknown", code: "server_error", httpStatus: 500 },
    ],
    [
      "a lost connection",
      [(socket) => socket.destroy()],
      { code: "connection_lost" },
      { outcome: "unknown", code: "connection_lost" },
    ],
  ];
  it.concurrent.for(answers)("are told of %s", async ([, steps, attempt, outcome], { expect }) => {
    await withFaultServer({ react: playSteps(...steps) }, async ({ origin }) => {
      expect(await recordEvents(origin)).toEqual([
        ["attempt", { ...call, attempt: 1, ...attempt }],
        ["outcome", { ...call, attempts: 1, ...outcome }],
      ]);
    });
  });

  it("are told of both attempts to connect", async () => {
    const refused = { ...call, code: "connection_refused" };
    const events = await withClosedPort((origin) => recordEvents(origin));
    expect(events).toEqual([
      ["attempt", { ...refused, attempt: 1 }],
      ["attempt", { ...refused, attempt: 2 }],
      ["outcome", { ...refused, attempts: 2, outcome: "not_sent" }],
    ]);
  });

  it("are told of a refused timestamp and of the corrected one", async () => {
    let nth = 0;
    const forbidden = makeAnswer(403, olderRefusal, ["Date: Thu, 01 Jan 2026 12:00:00 GMT"]);
    const react = playSteps((socket) => socket.write(nth++ === 0 ? forbidden : success));
    await withFaultServer({ react }, async ({ origin }) => {
      const clock = () => Date.parse("2026-01-01T11:00:00Z");
      expect(await recordEvents(origin, { clock })).toEqual([
        ["attempt", { ...call, attempt: 1, httpStatus: 403 }],
        ["attempt", { ...call, attempt: 2, httpStatus: 200 }],
        ["outcome", { ...call, attempts: 2, outcome: "success", response_type: "otp_sent", httpStatus: 200 }],
      ]);
    });
  });

  it("are told that a refused input made no attempt", async () => {
    const events = await recordEvents("http://127.0.0.1:9", {}, { ...input, dob: "15.05.1990" });
    expect(events).toEqual([
      ["outcome", expect.objectContaining({ attempts: 0, outcome: "not_sent", code: "contract_violation" })],
    ]);
  });

  it("are told durations that add up", async () => {
    const react = playSteps((socket) => setTimeout(() => socket.write(success), 100));
    await withFaultServer({ react }, async ({ origin }) => {
      const durations = (await recordEvents(origin)).map(([, event]) => Reflect.get(event, "durationMs"));
      expect(durations[0]).toBeGreaterThan(95);
      expect(durations[1]).toBeGreaterThanOrEqual(durations[0]);
    });
  });
});

describe("a hook that misbehaves", () => {
  const hooks: Record<string, () => unknown> = {
    throws: () => {
      throw new Error("a bug");
    },
    rejects: () => Promise.reject(new Error("a bug")),
    "never settles": () => new Promise(() => {}),
    "returns something that cannot be read": () =>
      new Proxy(
        {},
        {
          get() {
            throw new Error("a bug");
          },
        },
      ),
  };
  it.each(Object.entries(hooks))("changes neither a success nor an error when it %s", async (_name, hook) => {
    const options = { ...credentials, onAttempt: hook, onOutcome: hook };
    await withFaultServer({ react: playSteps(success) }, async ({ origin, requests }) => {
      const client = createEkoClient({ ...options, baseUrl: origin });
      await expect(client.onboardCustomer(input)).resolves.toMatchObject({ response_type: "otp_sent" });
      expect(requests).toHaveLength(1);
    });
    await withFaultServer({ react: playSteps(makeAnswer(500, {})) }, async ({ origin, requests }) => {
      const client = createEkoClient({ ...options, baseUrl: origin });
      await expect(client.onboardCustomer(input)).rejects.toMatchObject({ code: "server_error" });
      expect(requests).toHaveLength(1);
    });
  });

  it("cannot change the next attempt through its event", async () => {
    let nth = 0;
    const forbidden = makeAnswer(403, olderRefusal, ["Date: Thu, 01 Jan 2026 12:00:00 GMT"]);
    const react = playSteps((socket) => socket.write(nth++ === 0 ? forbidden : success));
    await withFaultServer({ react }, async ({ origin, requests }) => {
      const client = createEkoClient({
        ...credentials,
        baseUrl: origin,
        clock: () => Date.parse("2026-01-01T11:00:00Z"),
        onAttempt: (event) =>
          Object.assign(event, { client_ref_id: "changed", attempt: -1, operation: "getCustomer" }),
      });
      await expect(client.onboardCustomer(input)).resolves.toMatchObject({ client_ref_id: "REQ-1" });
      expect(requests.map(({ body }) => JSON.parse(body).client_ref_id)).toEqual(["REQ-1", "REQ-1"]);
    });
  });
});
