import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createEkoClient } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type SeenRequest, withFaultServer } from "../helpers/start-fault-server.ts";
import { withClient } from "../helpers/with-client.ts";

const success = makeAnswer(200, otpSent);

function referenceOf({ body }: SeenRequest): string {
  return JSON.parse(body).client_ref_id;
}

describeTransports("many parallel calls", (transport) => {
  it("use no more connections than may be in flight when there are a thousand, and arrive once each", async () => {
    let inFlight = 0;
    let peakInFlight = 0;
    const react = async (socket: Socket) => {
      peakInFlight = Math.max(peakInFlight, ++inFlight);
      await sleep(5);
      inFlight -= 1;
      socket.write(success);
    };
    await withClient({ react }, { maxConcurrency: 20, ...transport }, async (client, server) => {
      const results = await Promise.all(
        Array.from({ length: 1_000 }, () => client.onboardCustomer(customer)),
      );
      const references = results.map((result) => result.client_ref_id);
      expect(new Set(references).size).toBe(1_000);
      expect(server.requests.map(referenceOf).sort()).toEqual(references.sort());
      expect(peakInFlight).toBeGreaterThan(1);
      expect(peakInFlight).toBeLessThanOrEqual(20);
      expect(server.peakConnections()).toBeLessThanOrEqual(20);
    });
  });

  it("share a client with calls that fail in every way, and none of them keeps a slot", async () => {
    const react = async (socket: Socket, request: SeenRequest) => {
      const way = Number(referenceOf(request).slice(1)) % 5;
      if (way === 0) socket.write(success);
      if (way === 1) socket.destroy();
      if (way === 2) socket.write(makeAnswer(500, {}));
      if (way === 3) socket.write("garbage\r\n\r\n");
    };
    await withClient({ react }, { maxConcurrency: 25, ...transport }, async (client, server) => {
      const calls = Array.from({ length: 200 }, (_, index) =>
        client.onboardCustomer(
          { ...customer, client_ref_id: `R${index}` },
          index % 5 === 4 ? { timeoutMs: 50 } : {},
        ),
      );
      const settled = await Promise.allSettled(calls);
      const references = server.requests.map(referenceOf);
      expect(new Set(references).size).toBe(references.length);
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(40);
      await expect(client.onboardCustomer({ ...customer, client_ref_id: "R0" })).resolves.toBeDefined();
    });
  });
});

describeTransports("a call that waits for a slot", (transport, name) => {
  it("is sent in its turn", async () => {
    await withClient(
      { react: playSteps(success) },
      { maxConcurrency: 1, ...transport },
      async (client, server) => {
        const references = Array.from({ length: 50 }, (_, index) => `REQ-${index}`);
        await Promise.all(
          references.map((client_ref_id) => client.onboardCustomer({ ...customer, client_ref_id })),
        );
        expect(server.requests.map(referenceOf)).toEqual(references);
      },
    );
  });

  it("is signed when it is sent, not when it is made", async () => {
    let now = 1_000;
    const react = (socket: Socket) => {
      now += 60_000;
      socket.write(success);
    };
    await withFaultServer({ react }, async (server) => {
      const options = {
        ...credentials,
        // A key of its own: each process uses a timestamp once for each key.
        developerKey: `waiting-${name}`,
        baseUrl: server.origin,
        maxConcurrency: 1,
        clock: () => now,
        ...transport,
      };
      const client = createEkoClient(options);
      await Promise.all([1, 2, 3].map(() => client.onboardCustomer(customer)));
      expect(server.requests.map(({ headers }) => headers["secret-key-timestamp"])).toEqual([
        "1000",
        "61000",
        "121000",
      ]);
    });
  });

  it("is never sent when it is aborted or out of time, and the next one takes its turn", async () => {
    let answer = () => {};
    const react = (socket: Socket, _request: SeenRequest, nth: number) => {
      answer = () => void socket.write(success);
      if (nth > 1) answer();
    };
    await withClient({ react }, { maxConcurrency: 1, ...transport }, async (client, server) => {
      const call = (client_ref_id: string, options = {}) =>
        client.onboardCustomer({ ...customer, client_ref_id }, options);
      const controller = new AbortController();
      const first = call("first");
      const aborted = call("aborted", controller);
      const late = call("late", { timeoutMs: 150 });
      const last = call("last");
      const reason = new Error("changed my mind");
      controller.abort(reason);
      await expect(aborted).rejects.toMatchObject({ code: "aborted", outcome: "not_sent", cause: reason });
      await expect(late).rejects.toMatchObject({ code: "timeout", outcome: "not_sent" });
      answer();
      await Promise.all([first, last]);
      expect(server.requests.map(referenceOf)).toEqual(["first", "last"]);
    });
  });

  it("counts the api and the methods together", async () => {
    let inFlight = 0;
    let peakInFlight = 0;
    const react = async (socket: Socket) => {
      peakInFlight = Math.max(peakInFlight, ++inFlight);
      await sleep(20);
      inFlight -= 1;
      socket.write(success);
    };
    await withClient({ react }, { maxConcurrency: 2, ...transport }, async (client, server) => {
      const query = { initiator_id: "9962981729", user_code: "20810200" };
      const params = { path: { customer_id: "9444444444" }, query };
      await Promise.all([
        client.onboardCustomer(customer),
        client.api.GET("/customer/profile/{customer_id}", { params }),
        client.onboardCustomer(customer),
        client.api.GET("/customer/profile/{customer_id}", { params }),
      ]);
      expect(server.requests).toHaveLength(4);
      expect(peakInFlight).toBe(2);
    });
  });
});
