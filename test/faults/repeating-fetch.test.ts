import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import type { Dispatcher } from "../../src/transport/dispatcher.ts";
import { makeAnswer, makeHead, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type FaultServer, type Reaction, withFaultServer } from "../helpers/start-fault-server.ts";

type Fetch = typeof globalThis.fetch;
type Options = Partial<EkoClientOptions>;
interface Undici {
  Agent: new () => Dispatcher & { compose(interceptor: unknown): Dispatcher };
  RetryAgent: new (agent: Dispatcher, options: object) => Dispatcher;
  interceptors: { retry(options: object): unknown };
}

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
  "over a function that copies the options": () => ({ fetch: (url, init) => fetch(url, { ...init }) }),
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

const everyMethod = { methods: ["GET", "POST"], minTimeout: 1, maxRetries: 4 };
const repeatingDispatchers: Record<string, (undici: Undici) => Dispatcher> = {
  RetryAgent: ({ Agent, RetryAgent }) => new RetryAgent(new Agent(), everyMethod),
  "an interceptor that retries": ({ Agent, interceptors }) =>
    new Agent().compose(interceptors.retry(everyMethod)),
};
const failures: Record<string, Reaction> = {
  "is answered with 503": playSteps(makeAnswer(503, "{}", ["Retry-After: 0"])),
  "loses its connection": (socket) => void socket.destroy(),
  "gets half of an answer": playSteps(
    makeHead(["HTTP/1.1 200 OK", 'ETag: "a"', "Accept-Ranges: bytes", "Content-Length: 500"]),
    '{"status',
    async (socket) => {
      await sleep(10);
      socket.destroy();
    },
  ),
};

// The dispatcher behind Node's fetch, which handlers of undici 8 do not suit.
describe.each(["undici-6", "undici-7"])("behind Node's fetch, from %s,", (version) => {
  describe.each(Object.entries(repeatingDispatchers))("%s", (_, make) => {
    afterEach(() => vi.unstubAllGlobals());

    it.each(
      Object.keys(failures).flatMap((failure) =>
        ["by default", "over a function that copies the options"].map((way) => [way, failure] as const),
      ),
    )("sends a call %s once when it %s", async (way, failure) => {
      const undici = (await import(version)) as Undici;
      await withFaultServer({ react: failures[failure] as Reaction }, async (server) => {
        void globalThis.Headers;
        const symbol = Symbol.for("undici.globalDispatcher.1");
        const scope = globalThis as { [symbol]?: unknown };
        const { [symbol]: before } = scope;
        scope[symbol] = make(undici);
        try {
          const { ends, methods } = await callBoth((ways[way] as () => Options)(), server);
          await sleep(50);
          expect(server.requests.map(({ method }) => method)).toEqual(methods);
          for (const [index, method] of ["POST", "GET"].entries()) {
            // undici 6 reports a connection before there is one, so a repetition can be stopped before the first request.
            const count = methods.filter((each) => each === method).length;
            expect(`${count} ${ends[index]}`).toMatch(/^(0 not_sent|[01] unknown)$/);
          }
        } finally {
          scope[symbol] = before;
        }
      });
    });
  });
});

it("a function around fetch may add a dispatcher of its own", async () => {
  const dispatch = vi.fn(() => {
    throw new Error("mine");
  });
  const around = (input: unknown, init: object) =>
    fetch(input as string, { ...init, dispatcher: { dispatch } } as object);
  await withFaultServer({ react: refuse(500) }, async (server) => {
    await callBoth({ fetch: around as Fetch }, server);
    expect(dispatch).toHaveBeenCalledTimes(2);
  });
});
