import { expect, it } from "vitest";
import { createEkoClient, type EkoClientOptions, EkoHttpError, EkoResponseError } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { makeAnswer, makeHead, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, makeRefusal, olderRefusal, otpSent } from "../helpers/sample-call.ts";
import type { SeenRequest } from "../helpers/start-fault-server.ts";
import { withClient } from "../helpers/with-client.ts";

const serverTime = Date.parse("2026-01-01T12:00:00Z");
const hourMs = 3_600_000;
const dateHeader = `Date: ${new Date(serverTime).toUTCString()}`;
const laterHeader = `Date: ${new Date(serverTime + hourMs).toUTCString()}`;
/** A clock that is an hour late. */
const clock = () => serverTime - hourMs;
/** Refuses the timestamp as the API does, or as older servers do. */
function refuse(headers: string[], httpStatus = 401) {
  return makeAnswer(httpStatus, httpStatus === 401 ? makeRefusal(2485) : olderRefusal, headers);
}
const refuseAlways = playSteps(refuse([dateHeader]));

/** Accepts each timestamp once, and only within two minutes of the server's time, as the API does. */
function makeTimestampCheck(): typeof refuseAlways {
  const used = new Set<number>();
  return (socket, request) => {
    const timestamp = readTimestamp(request);
    const isRight = Math.abs(timestamp - serverTime) <= 120_000 && !used.has(timestamp);
    used.add(timestamp);
    socket.write(isRight ? makeAnswer(200, otpSent, [dateHeader]) : refuse([dateHeader]));
  };
}

function readTimestamp({ headers }: SeenRequest): number {
  return Number(headers["secret-key-timestamp"]);
}

/** The clock stands still here, and no timestamp is used twice, so each is some milliseconds later than the last. */
function expectNear(timestamp: number | undefined, expected: number): void {
  expect(timestamp).toBeGreaterThanOrEqual(expected);
  expect(timestamp).toBeLessThan(expected + 1_000);
}

function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

describeTransports("a refused timestamp", (transport) => {
  /** Calls once with a clock that is off by so many milliseconds, towards a server that refuses everything. */
  async function callRefused(
    offsetMs: number,
    headers: string[],
    options: Partial<EkoClientOptions> = {},
    httpStatus = 401,
  ) {
    return withClient(
      { react: playSteps(refuse(headers, httpStatus)) },
      { clock: () => serverTime + offsetMs, ...transport, ...options },
      async (client, server) => {
        const error = await client.onboardCustomer(customer).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(EkoHttpError);
        expect(error).toMatchObject({ httpStatus });
        return { error: error as EkoHttpError, timestamps: server.requests.map(readTimestamp) };
      },
    );
  }

  it.concurrent.for([
    ["5 min behind", -300_000],
    ["5 min ahead", 300_000],
    ["23 h behind", -23 * hourMs],
    ["23 h ahead", 23 * hourMs],
  ] as const)("is corrected once when the clock is %s", async ([, offsetMs], { expect }) => {
    for (const httpStatus of [401, 403]) {
      const { timestamps } = await callRefused(offsetMs, [dateHeader], {}, httpStatus);
      expect(timestamps).toHaveLength(2);
      expectNear(timestamps[0], serverTime + offsetMs);
      expectNear(timestamps[1], serverTime);
    }
  });

  it.concurrent.for([
    ["right", 0],
    ["90 s behind", -90_000],
    ["90 s ahead", 90_000],
    ["25 h behind", -25 * hourMs],
    ["25 h ahead", 25 * hourMs],
  ] as const)("is final when the clock is %s", async ([, offsetMs], { expect }) => {
    const { error, timestamps } = await callRefused(offsetMs, [dateHeader]);
    expect(timestamps).toHaveLength(1);
    const isExplained = Math.abs(offsetMs) > 120_000;
    expect(error).toMatchObject({
      clockSkewMs: 0 - offsetMs,
      code: isExplained ? "timestamp_expired" : "timestamp_reused",
      outcome: isExplained ? "rejected" : "unknown",
    });
  });

  it.concurrent.for([
    ["is missing", []],
    ["came twice", [dateHeader, dateHeader]],
    ["came twice and differs", [dateHeader, "Date: Thu, 01 Jan 2026 13:00:00 GMT"]],
    ["has an Age", [dateHeader, "Age: 10"]],
    ["has an Age of zero", [dateHeader, "Age: 0"]],
    ["is of RFC 850", ["Date: Thursday, 01-Jan-26 12:00:00 GMT"]],
    ["is of asctime", ["Date: Thu Jan  1 12:00:00 2026"]],
    ["is of ISO 8601", ["Date: 2026-01-01T12:00:00Z"]],
    ["is a number", ["Date: 1767268800"]],
    ["is empty", ["Date:"]],
    ["is text", ["Date: yesterday"]],
    ["has a day that does not exist", ["Date: Sat, 31 Feb 2026 12:00:00 GMT"]],
    ["has an hour that does not exist", ["Date: Thu, 01 Jan 2026 25:00:00 GMT"]],
    ["has another zone", ["Date: Thu, 01 Jan 2026 12:00:00 +0100"]],
    ["has a day of one digit", ["Date: Thu, 1 Jan 2026 12:00:00 GMT"]],
    ["has something after it", ["Date: Thu, 01 Jan 2026 12:00:00 GMT, x"]],
  ] as const)("is final when the Date %s", async ([, headers], { expect }) => {
    const { error, timestamps } = await callRefused(-hourMs, [...headers]);
    expect(timestamps).toHaveLength(1);
    expect(error).toMatchObject({ clockSkewMs: undefined, code: "timestamp_reused", outcome: "unknown" });
  });

  it("is final when correcting is switched off, yet the skew is reported", async () => {
    const { error, timestamps } = await callRefused(-hourMs, [dateHeader], { correctClockSkew: false });
    expect(timestamps).toHaveLength(1);
    expect(error).toMatchObject({ clockSkewMs: hourMs, code: "timestamp_expired", outcome: "rejected" });
  });

  it("tells the skew that remains when the second answer shows another time", async () => {
    let nth = 0;
    const react = playSteps((socket) => socket.write(refuse([nth++ === 0 ? dateHeader : laterHeader])));
    await withClient({ react }, { clock, ...transport }, async (client, server) => {
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ clockSkewMs: hourMs });
      expect(server.requests).toHaveLength(2);
    });
  });

  it("is signed afresh with everything else the same", async () => {
    await withClient({ react: makeTimestampCheck() }, { clock, ...transport }, async (client, server) => {
      await expect(client.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" });
      const [first, second, ...others] = server.requests;
      expect(others).toEqual([]);
      expect(second?.body).toBe(first?.body);
      expect(second?.target).toBe(first?.target);
      expect(second?.headers["secret-key"]).not.toBe(first?.headers["secret-key"]);
    });
  });

  it("is right at once in every later call of the client", async () => {
    await withClient({ react: makeTimestampCheck() }, { clock, ...transport }, async (client, server) => {
      await client.onboardCustomer(customer);
      await client.getCustomer({ customer_id: customer.customer_id });
      await client.onboardCustomer(customer);
      expect(server.requests).toHaveLength(4);
    });
  });

  it("costs ten parallel calls at most one more request each", async () => {
    await withClient({ react: makeTimestampCheck() }, { clock, ...transport }, async (client, server) => {
      const calls = Array.from({ length: 10 }, () => client.onboardCustomer(customer));
      await Promise.all(calls);
      const perCall = countBy(server.requests.map((request) => JSON.parse(request.body).client_ref_id));
      expect(perCall.size).toBe(10);
      expect(Math.max(...perCall.values())).toBe(2);
      const before = server.requests.length;
      await Promise.all(Array.from({ length: 10 }, () => client.onboardCustomer(customer)));
      expect(server.requests).toHaveLength(before + 10);
    });
  });

  it("is not corrected twice by answers to requests that were signed before the correction", async () => {
    await withClient(
      { react: makeTimestampCheck() },
      { clock, maxConcurrency: 3, ...transport },
      async (client, server) => {
        await Promise.all(Array.from({ length: 30 }, () => client.onboardCustomer(customer)));
        for (const timestamp of server.requests.map(readTimestamp)) {
          expectNear(timestamp, timestamp < serverTime - hourMs / 2 ? serverTime - hourMs : serverTime);
        }
      },
    );
  });

  it("is final for a call that waited and was signed with the corrected clock", async () => {
    // The first call teaches the clock; the second one is refused although its time is right.
    await withClient(
      { react: refuseAlways },
      { clock, maxConcurrency: 1, ...transport },
      async (client, server) => {
        const calls = ["REQ-1", "REQ-2"].map((client_ref_id) =>
          client.onboardCustomer({ ...customer, client_ref_id }),
        );
        await Promise.allSettled(calls);
        const seen = server.requests.map((request) => [
          JSON.parse(request.body).client_ref_id,
          readTimestamp(request),
        ]);
        expect(seen.filter(([, timestamp]) => timestamp >= serverTime)).toHaveLength(2);
        expect(seen.filter(([reference]) => reference === "REQ-2")).toHaveLength(1);
      },
    );
  });

  it("is resent at most once per call when the servers behind the address disagree about the time", async () => {
    let nth = 0;
    const react = playSteps((socket) => socket.write(refuse([nth++ % 2 === 0 ? dateHeader : laterHeader])));
    const clock = () => serverTime - 2 * hourMs;
    await withClient({ react }, { clock, ...transport }, async (client, server) => {
      for (let call = 1; call <= 3; call++) {
        await expect(client.onboardCustomer(customer)).rejects.toBeInstanceOf(EkoHttpError);
        expect(server.requests.length).toBeLessThanOrEqual(2 * call);
      }
    });
  });

  it("never drifts further than a day from the clock, however the server leads it on", async () => {
    let ahead = 0;
    const react = playSteps((socket) => {
      ahead += 20 * hourMs;
      socket.write(refuse([`Date: ${new Date(serverTime + ahead).toUTCString()}`]));
    });
    await withClient({ react }, { clock: () => serverTime, ...transport }, async (client, server) => {
      for (let call = 1; call <= 4; call++) await client.onboardCustomer(customer).catch(() => {});
      for (const request of server.requests) {
        expect(Math.abs(readTimestamp(request) - serverTime)).toBeLessThanOrEqual(25 * hourMs);
      }
    });
  });

  it("leaves the outcome to the second request", async () => {
    let nth = 0;
    const react = playSteps((socket) =>
      nth++ === 0 ? socket.write(refuse([dateHeader])) : socket.destroy(),
    );
    await withClient({ react }, { clock, ...transport }, async (client, server) => {
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
        outcome: "unknown",
        code: "connection_lost",
      });
      expect(server.requests).toHaveLength(2);
    });
  });
});

describeTransports("a Date that shows a wrong clock", (transport) => {
  it.concurrent.for([200, 301, 400, 401, 403, 404, 405, 415, 429, 500, 503])(
    "causes no second request with HTTP %d",
    async (status, { expect }) => {
      const react = playSteps(makeHead([`HTTP/1.1 ${status} X`, dateHeader, "Content-Length: 0"]));
      await withClient({ react }, { clock, ...transport }, async (client, server) => {
        await expect(client.onboardCustomer(customer)).rejects.toBeInstanceOf(
          [401, 403, 404, 405, 415, 429].includes(status) ? EkoHttpError : EkoResponseError,
        );
        expect(server.requests).toHaveLength(1);
      });
    },
  );
});

it("reports the refusal when the second request could not be sent", async () => {
  let attempts = 0;
  const date = "Thu, 01 Jan 2026 12:00:00 GMT";
  const client = createEkoClient({
    ...credentials,
    baseUrl: "https://eko.invalid",
    clock: () => Date.parse("2026-01-01T11:00:00Z"),
    fetch: async () => {
      if (attempts++ === 0)
        return new Response(JSON.stringify(makeRefusal(2485)), { status: 401, headers: { date } });
      throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });
    },
  });
  await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
    name: "EkoHttpError",
    code: "timestamp_expired",
    outcome: "rejected",
    clockSkewMs: 3_600_000,
  });
  expect(attempts).toBe(2);
});

it("does not hide a refusal behind a clock that fails afterwards", async () => {
  let readings = 0;
  const client = createEkoClient({
    ...credentials,
    baseUrl: "https://eko.invalid",
    clock: () => (readings++ === 0 ? Date.now() : Number.NaN),
    fetch: async () =>
      new Response(JSON.stringify(olderRefusal), {
        status: 403,
        headers: { date: new Date().toUTCString() },
      }),
  });
  await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
    code: "forbidden",
    outcome: "rejected",
    clockSkewMs: undefined,
  });
});

it.each<[skew: string, offsetMs: number, requests: number, end: object]>([
  ["-3 h", -3 * hourMs, 2, { response_type: "otp_sent" }],
  ["-5 min", -300_000, 2, { response_type: "otp_sent" }],
  ["-90 s", -90_000, 1, { response_type: "otp_sent" }],
  ["+5 min", 300_000, 2, { response_type: "otp_sent" }],
  ["+3 h", 3 * hourMs, 2, { response_type: "otp_sent" }],
  ["+25 h", 25 * hourMs, 1, { code: "timestamp_expired", outcome: "rejected" }],
])("a clock that is off by %s (%d ms) costs %d requests", async (_, offsetMs, requests, end) => {
  const clock = () => serverTime + offsetMs;
  await withClient({ react: makeTimestampCheck() }, { clock }, async (client, server) => {
    expect(await client.onboardCustomer(customer).catch((error: unknown) => error)).toMatchObject(end);
    expect(server.requests).toHaveLength(requests);
  });
});
