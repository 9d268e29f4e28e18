import dns from "node:dns";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEkoClient, type EkoClientOptions, EkoConnectionError } from "../../src/index.ts";
import { findGlobalDispatcher } from "../../src/transport/dispatcher.ts";
import { describeTransports, type TransportName } from "../helpers/describe-fault-cases.ts";
import { close, makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

describeTransports("a server that refuses connections", (transport, transportName) => {
  it.concurrent("is tried twice within the deadline", async ({ expect }) => {
    await withClosedPort(async (baseUrl) => {
      const onAttempt = vi.fn();
      const client = createEkoClient({ ...credentials, baseUrl, onAttempt, ...transport });
      const startedAt = performance.now();
      const error = await client.onboardCustomer(customer).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(EkoConnectionError);
      expect(error).toMatchObject({ outcome: "not_sent", code: "connection_refused" });
      expect(onAttempt.mock.calls.map(([{ attempt, code }]) => [attempt, code])).toEqual([
        [1, "connection_refused"],
        [2, "connection_refused"],
      ]);
      expect(performance.now() - startedAt).toBeGreaterThan(495);
    });
  });

  it.concurrent("is tried once when the deadline leaves no time for more", async ({ expect }) => {
    await withClosedPort(async (baseUrl) => {
      const onAttempt = vi.fn();
      const options = { ...credentials, baseUrl, onAttempt, timeoutMs: 400, ...transport };
      await expect(createEkoClient(options).onboardCustomer(customer)).rejects.toMatchObject({
        outcome: "not_sent",
        code: "connection_refused",
      });
      expect(onAttempt).toHaveBeenCalledTimes(1);
    });
  });

  it.concurrent("gets the same request, signed afresh, when it is there at last", async ({ expect }) => {
    await withClosedPort((closedOrigin) =>
      withFaultServer({ react: playSteps(makeAnswer(200, otpSent)) }, async ({ origin, requests }) => {
        const timestamps = [1_000, 2_000];
        const client = createEkoClient({
          ...credentials,
          // Timestamps are issued once per key.
          developerKey: `resending-over-${transportName}`,
          baseUrl: origin,
          clock: () => timestamps.shift() ?? Number.NaN,
          ...sendFirstTo(closedOrigin)[transportName],
        });
        const result = await client.onboardCustomer({ ...customer, client_ref_id: "REQ-1" });
        expect(result).toMatchObject({ response_type: "otp_sent", client_ref_id: "REQ-1" });
        expect(requests).toHaveLength(1);
        expect(requests[0]?.headers["secret-key-timestamp"]).toBe("2000");
        expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({
          name: customer.name,
          client_ref_id: "REQ-1",
        });
      }),
    );
  });

  it.concurrent("is not tried a third time, whatever the second attempt shows", async ({ expect }) => {
    const forbid = playSteps(makeAnswer(403, {}, ["Date: Thu, 01 Jan 2026 12:00:00 GMT"]));
    await withClosedPort((closedOrigin) =>
      withFaultServer({ react: forbid }, async ({ origin, requests }) => {
        const client = createEkoClient({
          ...credentials,
          baseUrl: origin,
          clock: () => Date.parse("2026-01-01T11:00:00Z"),
          ...sendFirstTo(closedOrigin)[transportName],
        });
        await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ code: "forbidden" });
        expect(requests).toHaveLength(1);
      }),
    );
  });
});

/** Both transports, but the first request goes to another origin. */
function sendFirstTo(otherOrigin: string): Record<TransportName, Partial<EkoClientOptions>> {
  let sent = 0;
  return {
    dispatcher: {
      dispatcher: {
        dispatch: (options, handler) => {
          const changed = sent++ === 0 ? { ...options, origin: otherOrigin } : options;
          return findGlobalDispatcher()?.dispatch(changed, handler) ?? false;
        },
      },
    },
    fetch: {
      fetch: (input, init) => {
        const { origin } = new URL(String(input));
        return fetch(sent++ === 0 ? String(input).replace(origin, otherOrigin) : input, init);
      },
    },
  };
}

describeTransports("a name of the server", (transport) => {
  const lookups: string[] = [];
  let failures: NodeJS.ErrnoException[] = [];

  beforeEach(() => {
    lookups.length = 0;
    const { lookup } = dns;
    // Node looks names up through this function, and addresses to listen on, too.
    vi.spyOn(dns, "lookup").mockImplementation(((
      name: string,
      options: dns.LookupAllOptions,
      done: Lookup,
    ) => {
      if (name !== "localhost") return lookup(name, options, done);
      lookups.push(name);
      const failure = failures.shift();
      const address = { address: "127.0.0.1", family: 4 };
      setImmediate(() => {
        if (failure) done(failure, [], 0);
        else if (options.all) done(null, [address], 4);
        else done(null, address.address, 4);
      });
    }) as typeof dns.lookup);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("is looked up again after a temporary failure", async () => {
    failures = [lookupError("EAI_AGAIN")];
    await withFaultServer(
      { react: playSteps(makeAnswer(200, otpSent), close) },
      async ({ port, requests }) => {
        const client = createEkoClient({ ...credentials, baseUrl: `http://localhost:${port}`, ...transport });
        await expect(client.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" });
        expect(requests).toHaveLength(1);
        expect(lookups).toEqual(["localhost", "localhost"]);
      },
    );
  });

  it.each([
    { failure: "EAI_AGAIN", times: 2, name: "twice when the failure stays temporary" },
    { failure: "ENOTFOUND", times: 1, name: "once when it does not exist" },
  ])("is looked up $name", async ({ failure, times }) => {
    failures = [lookupError(failure), lookupError(failure)];
    await withFaultServer({}, async ({ port, connections }) => {
      const client = createEkoClient({ ...credentials, baseUrl: `http://localhost:${port}`, ...transport });
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
        name: "EkoConnectionError",
        outcome: "not_sent",
        code: expect.stringMatching(/^dns_(temporary_)?failure$/),
      });
      expect(lookups).toHaveLength(times);
      expect(connections()).toBe(0);
    });
  });
});

type Lookup = (error: Error | null, address: string | dns.LookupAddress[], family: number) => void;

function lookupError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ${code} localhost`), { code, syscall: "getaddrinfo" });
}

describe("a connect timeout", () => {
  const failure = Object.assign(new Error("Connect Timeout Error"), { code: "UND_ERR_CONNECT_TIMEOUT" });
  const attempted = vi.fn();
  const ways: Record<string, Partial<EkoClientOptions>> = {
    dispatcher: {
      dispatcher: {
        dispatch(_options, handler) {
          attempted();
          queueMicrotask(() => handler.onError(failure));
          return true;
        },
      },
    },
    fetch: {
      fetch: async () => {
        attempted();
        throw new TypeError("fetch failed", { cause: failure });
      },
    },
  };
  it.each(Object.entries(ways))("is followed by one more attempt (%s)", async (_name, transport) => {
    attempted.mockClear();
    const client = createEkoClient({ ...credentials, baseUrl: "https://eko.invalid", ...transport });
    await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
      name: "EkoConnectionError",
      outcome: "not_sent",
      code: "connect_timeout",
    });
    expect(attempted).toHaveBeenCalledTimes(2);
  });
});
