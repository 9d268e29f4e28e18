import { afterEach, describe, expect, it, vi } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import { makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type FaultServer, type Reaction, withFaultServer } from "../helpers/start-fault-server.ts";

type Fetch = typeof globalThis.fetch;
type Options = Partial<EkoClientOptions>;

/** A fetch that sends again whatever fails, as many packages do. */
function retryOver(fetch: Fetch): Fetch {
  return async (input, init) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(input, init);
        if (response.ok || attempt === 3) return response;
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }
  };
}

// undici 8 needs Node 22.19.
const undicis = await Promise.all(
  ["undici-6", "undici-7", "undici-8"].map((name) =>
    import(name).then(
      ({ fetch }: { fetch: Fetch }) => ({ name, fetch }),
      (error: Error) => {
        console.warn(`Skipped: the fetch of ${name}, which does not load: ${error.message}`);
        return undefined;
      },
    ),
  ),
).then((loaded) => loaded.filter((each) => each !== undefined));

const ways: Record<string, () => Options> = {
  "by default": () => ({}),
  "over Node's fetch": () => ({ fetch: globalThis.fetch }),
  "over a function around Node's fetch": () => ({ fetch: (...request) => fetch(...request) }),
  "over a fetch that retries": () => ({ fetch: retryOver(fetch) }),
  "over a global fetch that was replaced": () => {
    vi.stubGlobal("fetch", retryOver(fetch));
    return {};
  },
  ...Object.fromEntries(undicis.map(({ name, fetch }) => [`over the fetch of ${name}`, () => ({ fetch })])),
};

const refuse = (status: number): Reaction => playSteps(makeAnswer(status, "{}"));

/** Makes a registration and a look-up, and says how each ended. */
async function callBoth(options: Options, server: FaultServer) {
  const client = createEkoClient({ ...credentials, baseUrl: server.origin, timeoutMs: 3_000, ...options });
  const { customer_id } = customer;
  const calls = [() => client.onboardCustomer(customer), () => client.getCustomer({ customer_id })];
  const ends: string[] = [];
  for (const call of calls) {
    ends.push(
      await call().then(
        () => "success",
        ({ outcome }) => outcome,
      ),
    );
  }
  return { ends, methods: server.requests.map(({ method }) => method) };
}

describe.each(Object.entries(ways))("a call %s", (_, choose) => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each<[string, Reaction, string]>([
    ["succeeds", playSteps(makeAnswer(200, otpSent)), "success"],
    ["is answered with 421", refuse(421), "unknown"],
    ["is answered with 503", refuse(503), "unknown"],
    ["loses its connection", (socket) => void socket.destroy(), "unknown"],
  ])("is sent once when it %s", async (_, react, end) => {
    await withFaultServer({ react }, async (server) => {
      expect(await callBoth(choose(), server)).toEqual({ ends: [end, end], methods: ["POST", "GET"] });
    });
  });

  it("is not called unsent when it was executed and the server is gone by the second attempt", async () => {
    const react: Reaction = (socket) => {
      // Nobody listens from here on, so a second attempt would be refused a connection.
      void server.close();
      socket.end(makeAnswer(421, "{}", ["Connection: close"]));
    };
    let server: FaultServer;
    await withFaultServer({ react }, async (started) => {
      server = started;
      const client = createEkoClient({ ...credentials, baseUrl: server.origin, ...choose() });
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ outcome: "unknown" });
      expect(server.requests).toHaveLength(1);
    });
  });
});

it("a function around fetch may add a dispatcher of its own", async () => {
  const dispatch = vi.fn(() => {
    throw new Error("mine");
  });
  const around = (input: unknown, init: object) =>
    fetch(input as string, { dispatcher: { dispatch }, ...init } as object);
  await withFaultServer({ react: refuse(500) }, async (server) => {
    await callBoth({ fetch: around as Fetch }, server);
    expect(dispatch).toHaveBeenCalledTimes(2);
  });
});
