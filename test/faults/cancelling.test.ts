import dns from "node:dns";
import { getEventListeners, once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { createEkoClient, EkoTimeoutError } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { type Action, makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, olderRefusal, otpSent } from "../helpers/sample-call.ts";
import { type FaultServerOptions, withFaultServer } from "../helpers/start-fault-server.ts";
import { withClient } from "../helpers/with-client.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

const success = makeAnswer(200, otpSent);

describeTransports("a call that is aborted", (transport, transportName) => {
  const provenNotSent = transportName === "fetch" ? "unknown" : "not_sent";
  const stages: [
    stage: string,
    server: (abort: Action) => FaultServerOptions,
    outcome: string,
    requests: number,
  ][] = [
    ["while connecting", (abort) => ({ scheme: "https", onConnection: abort }), provenNotSent, 0],
    ["while waiting for the answer", (abort) => ({ react: playSteps(abort) }), "unknown", 1],
    [
      "within the head",
      (abort) => ({ react: playSteps("HTTP/1.1 200 OK\r\nContent-", abort) }),
      "unknown",
      1,
    ],
    ["within the body", (abort) => ({ react: playSteps("HTTP/1.1 200 OK\r\n\r\n{", abort) }), "unknown", 1],
  ];
  it.concurrent.for(stages)("ends at once %s", async ([, faults, outcome, requests], { expect }) => {
    const controller = new AbortController();
    const reason = new Error("the shop closed");
    const abort = () => setTimeout(() => controller.abort(reason), 50);
    await withFaultServer(faults(abort), async (server) => {
      const client = createEkoClient({ ...credentials, baseUrl: server.origin, ...transport });
      const error = await client.onboardCustomer(customer, controller).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(EkoTimeoutError);
      expect(error).toMatchObject({ code: "aborted", outcome });
      expect(error).toHaveProperty("cause", reason);
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
      expect(server.requests).toHaveLength(requests);
    });
  });

  it("closes the connection, because the answer may still come", async () => {
    const controller = new AbortController();
    const closed: Promise<unknown>[] = [];
    const react = (socket: Socket) => {
      closed.push(once(socket, "close"));
      controller.abort();
    };
    await withClient({ react }, transport, async (client) => {
      await expect(client.onboardCustomer(customer, controller)).rejects.toMatchObject({ code: "aborted" });
      expect(closed).toHaveLength(1);
      await closed[0];
    });
  });

  it("sends nothing when it was aborted before", async () => {
    await withClient({ react: playSteps(success) }, transport, async (client, server) => {
      const signal = AbortSignal.abort("never mind");
      await expect(client.onboardCustomer(customer, { signal })).rejects.toMatchObject({
        name: "EkoTimeoutError",
        code: "aborted",
        outcome: "not_sent",
        cause: "never mind",
      });
      expect(getEventListeners(signal, "abort")).toEqual([]);
      expect(server.connections()).toBe(0);
    });
  });

  it("ends when it is aborted in the same turn as it is called", async () => {
    await withClient({}, { timeoutMs: 2_000, ...transport }, async (client) => {
      const controller = new AbortController();
      const call = client.onboardCustomer(customer, controller);
      controller.abort();
      await expect(call).rejects.toMatchObject({ code: "aborted", cause: { name: "AbortError" } });
    });
  });

  it.for([1, 2, 3, 4, 5, 6, 8, 10, 15, 20])(
    "ends when it is aborted %d microtasks after it is called",
    async (count) => {
      await withClient({}, { timeoutMs: 2_000, ...transport }, async (client) => {
        const controller = new AbortController();
        const call = client.onboardCustomer(customer, controller);
        const ended = expect(call).rejects.toMatchObject({ code: "aborted" });
        for (let turn = 0; turn < count; turn++) await undefined;
        controller.abort();
        await ended;
      });
    },
  );

  it.concurrent("ends while it waits for a second attempt, which is not made", async ({ expect }) => {
    await withClosedPort(async (baseUrl) => {
      const controller = new AbortController();
      const onAttempt = vi.fn(() => setTimeout(() => controller.abort(), 100));
      const client = createEkoClient({ ...credentials, baseUrl, onAttempt, ...transport });
      await expect(client.onboardCustomer(customer, controller)).rejects.toMatchObject({
        code: "aborted",
        outcome: "not_sent",
      });
      await sleep(700);
      expect(onAttempt).toHaveBeenCalledTimes(1);
    });
  });

  it("leaves no listener behind when it succeeds, fails or is refused", async () => {
    const { signal } = new AbortController();
    await withClient({ react: playSteps(success) }, transport, async (client) => {
      await client.onboardCustomer(customer, { signal });
      await client.onboardCustomer({ ...customer, dob: "" }, { signal }).catch(() => {});
    });
    await withClient({ react: (socket) => void socket.destroy() }, transport, async (client) => {
      await client.onboardCustomer(customer, { signal }).catch(() => {});
    });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("leaves no listener behind on the api", async () => {
    const { signal } = new AbortController();
    await withFaultServer({ react: playSteps(success) }, async (server) => {
      const { api } = createEkoClient({ ...credentials, baseUrl: server.origin, ...transport });
      const query = { initiator_id: "9962981729", user_code: "20810200" };
      const params = { path: { customer_id: "9444444444" }, query };
      await api.GET("/customer/profile/{customer_id}", { params, signal });
    });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("changes nothing when it has ended", async () => {
    await withClient({ react: playSteps(success) }, transport, async (client, server) => {
      const controller = new AbortController();
      await client.onboardCustomer(customer, controller);
      await sleep(20);
      controller.abort();
      await expect(client.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" });
      expect(server.connections()).toBe(1);
    });
  });
});

describeTransports("a call that runs out of time", (transport, transportName) => {
  it("is not written to a connection that stands too late", async () => {
    const { lookup } = dns;
    const spy = vi
      .spyOn(dns, "lookup")
      .mockImplementation(((name: string, ...rest: [never, never]) =>
        name === "localhost"
          ? setTimeout(() => lookup("127.0.0.1", ...rest), 300)
          : lookup(name, ...rest)) as typeof lookup);
    try {
      await withFaultServer({ react: playSteps(success) }, async (server) => {
        const baseUrl = `http://localhost:${server.port}`;
        const client = createEkoClient({ ...credentials, baseUrl, timeoutMs: 150, ...transport });
        await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
          code: "timeout",
          outcome: transportName === "fetch" ? "unknown" : "not_sent",
        });
        await sleep(400);
        expect(server.requests).toEqual([]);
      });
    } finally {
      spy.mockRestore();
    }
  });

  it.concurrent("does not leave its answer to the next call", async ({ expect }) => {
    const react = async (socket: Socket, _request: unknown, nth: number) => {
      if (nth === 1) await sleep(300);
      socket.write(makeAnswer(200, { ...otpSent, message: `answer ${nth}` }));
    };
    await withClient({ react }, transport, async (client) => {
      const call = client.onboardCustomer(customer, { timeoutMs: 150 });
      await expect(call).rejects.toMatchObject({ code: "timeout", outcome: "unknown" });
      await expect(client.onboardCustomer(customer)).resolves.toMatchObject({ message: "answer 2" });
    });
  });

  it.concurrent("counts both attempts against one deadline", async ({ expect }) => {
    let nth = 0;
    const date = "Date: Thu, 01 Jan 2026 12:00:00 GMT";
    const react = async (socket: Socket) => {
      if (nth++ > 0) return;
      await sleep(600);
      socket.write(makeAnswer(403, olderRefusal, [date]));
    };
    await withFaultServer({ react }, async (server) => {
      const clock = () => Date.parse("2026-01-01T11:00:00Z");
      const options = { ...credentials, baseUrl: server.origin, clock, timeoutMs: 1_500, ...transport };
      const startedAt = performance.now();
      await expect(createEkoClient(options).onboardCustomer(customer)).rejects.toMatchObject({
        code: "timeout",
        outcome: "unknown",
      });
      // A deadline of its own for the second attempt would end the call after 2,100 ms.
      expect(performance.now() - startedAt).toBeLessThan(2_050);
      expect(server.requests).toHaveLength(2);
    });
  });

  it.concurrent("takes the limit of the call before that of the client", async ({ expect }) => {
    await withClient({}, { timeoutMs: 60_000, ...transport }, async (client) => {
      await expect(client.onboardCustomer(customer, { timeoutMs: 100 })).rejects.toMatchObject({
        code: "timeout",
      });
    });
  });
});

describeTransports("a middleware of the user that never ends", (transport) => {
  const never = () => new Promise<undefined>(() => {});
  const stages = [
    ["onRequest", { onRequest: never }, "not_sent", 0],
    ["onResponse", { onResponse: never }, "unknown", 1],
    [
      "the body that it makes of a request",
      {
        onRequest: ({ request }: { request: Request }) =>
          new Request(request, { body: new ReadableStream(), duplex: "half" } as RequestInit),
      },
      "not_sent",
      0,
    ],
    [
      "the body that it makes of an answer",
      { onResponse: () => new Response(new ReadableStream()) },
      "unknown",
      1,
    ],
  ] as const;
  it.concurrent.for(stages)(
    "does not outlive the deadline in %s",
    async ([, middleware, outcome, requests], { expect }) => {
      await withClient(
        { react: playSteps(success) },
        { timeoutMs: 150, ...transport },
        async (client, server) => {
          client.api.use(middleware);
          await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ code: "timeout", outcome });
          expect(server.requests).toHaveLength(requests);
        },
      );
    },
  );

  it("does not outlive the deadline in onError, which hears of it", async () => {
    await withClient({}, { timeoutMs: 150, ...transport }, async (client) => {
      const onError = vi.fn(never as () => Promise<void>);
      client.api.use({ onError });
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
        code: "timeout",
        outcome: "unknown",
      });
      expect(onError).toHaveBeenCalledTimes(1);
    });
  });
});
