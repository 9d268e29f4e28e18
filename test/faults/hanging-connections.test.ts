import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import type { Dispatcher } from "../../src/transport/dispatcher.ts";
import { makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";
import { withClient } from "../helpers/with-client.ts";

interface Closable extends Dispatcher {
  close(): Promise<void>;
}
interface Undici {
  Pool: new (origin: string, options: object) => Closable;
}

const notSent = { code: "timeout", outcome: "not_sent" };

describe("connections that are never ready", () => {
  it("never exceed the calls that may be in flight, however many calls have timed out on them", async () => {
    // A TLS handshake that the server never answers.
    await withClient(
      { scheme: "https", onConnection: () => {} },
      { maxConcurrency: 20, timeoutMs: 80 },
      async (client, server) => {
        for (let wave = 0; wave < 10; wave++) {
          const calls = Array.from({ length: 100 }, () => client.onboardCustomer(customer));
          const ends = await Promise.allSettled(calls);
          expect(ends.map((end) => end.status === "rejected" && end.reason)).toEqual(
            ends.map(() => expect.objectContaining(notSent)),
          );
        }
        expect(server.connections()).toBe(20);
      },
    );
  });

  it("give their slots back when the dispatcher lets go", async () => {
    await withClient(
      { scheme: "https", onConnection: () => {} },
      { maxConcurrency: 1, timeoutMs: 80 },
      async (client, server) => {
        await expect(client.onboardCustomer(customer)).rejects.toMatchObject(notSent);
        await expect(client.onboardCustomer(customer)).rejects.toMatchObject(notSent);
        expect(server.connections()).toBe(1);
        server.cutConnections();
        await sleep(50);
        await expect(client.onboardCustomer(customer)).rejects.toMatchObject(notSent);
        expect(server.connections()).toBe(2);
      },
    );
  });
});

describe.for([6, 7, 8])("a call that ran out of time in a Pool of one connection of undici %i", (version) => {
  it("is never sent, and costs neither the connection nor a slot", async ({ skip }) => {
    // undici 8 needs Node 22.19.
    const undici = await import(`undici-${version}`).then(
      (loaded): Undici => loaded.default,
      (error: Error) => skip(`undici ${version} does not load: ${error.message}`),
    );
    const react = playSteps(() => sleep(200), makeAnswer(200, otpSent));
    await withFaultServer({ react }, async (server) => {
      const dispatcher = new undici.Pool(server.origin, { connections: 1 });
      const options: EkoClientOptions = {
        ...credentials,
        baseUrl: server.origin,
        dispatcher,
        maxConcurrency: 2,
      };
      const client = createEkoClient(options);
      const call = (name: string, timeoutMs = 5_000) =>
        client.onboardCustomer({ ...customer, client_ref_id: name }, { timeoutMs });
      const first = call("first");
      await expect(call("late", 50)).rejects.toMatchObject(notSent);
      await first;
      await Promise.all([call("third"), call("fourth")]);
      const references = server.requests.map(({ body }) => JSON.parse(body).client_ref_id);
      expect(references).toEqual(["first", "third", "fourth"]);
      expect(server.connections()).toBe(1);
      await dispatcher.close();
    });
  });
});
