import { once } from "node:events";
import { createServer, request as httpRequest, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import type { Dispatcher } from "../../src/transport/dispatcher.ts";
import { makeAnswer } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type Reaction, withFaultServer } from "../helpers/start-fault-server.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

interface UndiciDispatcher extends Dispatcher {
  compose(...interceptors: unknown[]): UndiciDispatcher;
  close(): Promise<void>;
}
type DispatcherClass = new (...args: unknown[]) => UndiciDispatcher;
type Undici = Record<string, DispatcherClass> & {
  interceptors: Record<string, (options?: object) => unknown>;
};

/** How to make each dispatcher for a server; `proxy` is the address of a forward proxy. */
const dispatchers: Record<string, (undici: Undici, origin: string, proxy: string) => UndiciDispatcher> = {
  Agent: ({ Agent }) => new (Agent as DispatcherClass)(),
  "Agent with pipelining": ({ Agent }) => new (Agent as DispatcherClass)({ pipelining: 10, connections: 1 }),
  Pool: ({ Pool }, origin) => new (Pool as DispatcherClass)(origin),
  Client: ({ Client }, origin) => new (Client as DispatcherClass)(origin),
  BalancedPool: ({ BalancedPool }, origin) => new (BalancedPool as DispatcherClass)(origin),
  RoundRobinPool: ({ RoundRobinPool }, origin) => new (RoundRobinPool as DispatcherClass)(origin),
  ProxyAgent: ({ ProxyAgent }, _, proxy) => new (ProxyAgent as DispatcherClass)(proxy),
  EnvHttpProxyAgent: ({ EnvHttpProxyAgent }, _, proxy) =>
    new (EnvHttpProxyAgent as DispatcherClass)({ httpProxy: proxy, noProxy: "" }),
};
const interceptors = ["cache", "dump", "decompress", "dns", "responseError", "deduplicate"];

const success: Reaction = (socket) =>
  void socket.write(makeAnswer(200, otpSent, ["Cache-Control: max-age=60"]));
const cut: Reaction = (socket) => void socket.destroy();
const serverError: Reaction = (socket) => void socket.write(makeAnswer(500, { status: 1 }));
const cutWhenKept: Reaction = (socket, { connection }, nth) =>
  void (nth === connection ? socket.write(makeAnswer(200, otpSent)) : socket.destroy());

const lookUp = { customer_id: customer.customer_id };

/** Makes a registration and a look-up, and tells how each ended. */
async function callBoth(options: Partial<EkoClientOptions>): Promise<string[]> {
  const client = createEkoClient({ ...credentials, timeoutMs: 3_000, ...options });
  const ends: string[] = [];
  for (const call of [() => client.onboardCustomer(customer), () => client.getCustomer(lookUp)]) {
    ends.push(
      await call().then(
        () => "success",
        (error) => `${error.outcome} ${error.code}`,
      ),
    );
  }
  return ends;
}

/** A forward proxy that tunnels and passes on. */
function startProxy(): Server {
  const proxy = createServer((request, response) => {
    const { method, headers, url = "" } = request;
    const upstream = httpRequest(url, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    upstream.on("error", () => request.socket.destroy());
    request.pipe(upstream);
  });
  proxy.on("connect", ({ url }, socket) => {
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port), hostname, () => socket.write("HTTP/1.1 200 X\r\n\r\n"));
    upstream.on("error", () => socket.end("HTTP/1.1 502 X\r\n\r\n"));
    socket.on("error", () => upstream.destroy());
    upstream.pipe(socket).pipe(upstream);
  });
  return proxy.listen(0, "127.0.0.1");
}

const versions = [6, 7, 8] as const;
for (const version of versions) {
  // undici 8 needs Node 22.19.
  const undici = await import(`undici-${version}`).then(
    (loaded): Undici => loaded.default,
    (error: Error) => error,
  );
  if (undici instanceof Error) {
    it.skip(`undici ${version} does not load in Node ${process.versions.node}: ${undici.message}`);
    continue;
  }
  describe(`undici ${version}`, () => {
    let server: Server;
    let proxy: string;
    beforeAll(async () => {
      server = startProxy();
      await once(server, "listening");
      proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => void server.close());

    const withDispatcher = async <T>(
      name: string,
      origin: string,
      use: (dispatcher: UndiciDispatcher) => Promise<T>,
    ): Promise<T> => {
      const make = dispatchers[name];
      const intercept = undici.interceptors[name];
      const dispatcher = make
        ? make(undici, origin, proxy)
        : new (undici.Agent as DispatcherClass)().compose((intercept as () => unknown)());
      try {
        return await use(dispatcher);
      } finally {
        await dispatcher.close();
      }
    };
    const names = [
      ...Object.keys(dispatchers).filter((name) => (name.split(" ")[0] as string) in undici),
      ...interceptors.filter((name) => name in undici.interceptors),
    ];

    describe.for(names)("%s", (name) => {
      const run = (react: Reaction) =>
        withFaultServer({ react }, (server) =>
          withDispatcher(name, server.origin, async (dispatcher) => {
            const ends = await callBoth({ baseUrl: server.origin, dispatcher });
            return { ends, requests: server.requests.map(({ method }) => method) };
          }),
        );

      it("sends each call once and reads its answer", async () => {
        const { ends, requests } = await run(success);
        // dump throws the body of an answer away.
        const end = name === "dump" ? "unknown unreadable_body" : "success";
        expect({ ends, requests }).toEqual({ ends: [end, end], requests: ["POST", "GET"] });
      });

      it("sends each call once to a server that fails", async () => {
        const { ends, requests } = await run(serverError);
        expect({ ends, requests }).toEqual({
          ends: ["unknown server_error", "unknown server_error"],
          requests: ["POST", "GET"],
        });
      });

      it("sends each call once to a server that cuts the connection, and calls none unsent", async () => {
        const { ends, requests } = await run(cut);
        expect({ ends: ends.map((end) => end.split(" ")[0]), requests }).toEqual({
          ends: ["unknown", "unknown"],
          requests: ["POST", "GET"],
        });
      });

      it("sends each call once when a kept connection is cut", async () => {
        await withFaultServer({ react: cutWhenKept }, (server) =>
          withDispatcher(name, server.origin, async (dispatcher) => {
            for (let round = 1; round <= 3; round++) {
              const ends = await callBoth({ baseUrl: server.origin, dispatcher });
              expect(ends).not.toContainEqual(expect.stringContaining("not_sent"));
              expect(server.requests).toHaveLength(2 * round);
            }
          }),
        );
      });

      it("calls nothing sent that was refused a connection, unless a proxy took it", async () => {
        await withClosedPort((baseUrl) =>
          withDispatcher(name, baseUrl, async (dispatcher) => {
            const [end] = await callBoth({ baseUrl, dispatcher, timeoutMs: 400 });
            expect(end).toMatch(
              /Proxy/.test(name) ? /^(not_sent|unknown) / : /^not_sent connection_refused$/,
            );
          }),
        );
      });
    });

    it.each(["RetryAgent", "retry"])("does not let %s repeat a look-up", async (name) => {
      await withFaultServer({ react: cut }, async (server) => {
        const agent = new (undici.Agent as DispatcherClass)();
        const dispatcher =
          name === "retry"
            ? agent.compose((undici.interceptors.retry as (options: object) => unknown)({ minTimeout: 1 }))
            : new (undici.RetryAgent as DispatcherClass)(agent, { minTimeout: 1 });
        const ends = await callBoth({ baseUrl: server.origin, dispatcher });
        const gets = server.requests.filter(({ method }) => method === "GET");
        // undici 6 reports a connection before there is one; both ends are true.
        expect(ends[1]).toBe(
          gets.length === 0 ? "not_sent dispatcher_repeats" : "unknown dispatcher_repeats",
        );
        expect(gets.length).toBeLessThanOrEqual(1);
        expect(server.requests.length - gets.length).toBeLessThanOrEqual(1);
        await agent.close();
      });
    });

    it("is answered by MockAgent, without a connection", async () => {
      const agent = new (undici.MockAgent as DispatcherClass)() as UndiciDispatcher & {
        disableNetConnect(): void;
        get(origin: string): { intercept(options: object): { reply(status: number, body: object): void } };
      };
      agent.disableNetConnect();
      const pool = agent.get("https://mocked.test");
      pool.intercept({ path: /^\/customer\/account/, method: "POST" }).reply(200, otpSent);
      pool.intercept({ path: /^\/customer\/profile/, method: "GET" }).reply(200, otpSent);
      const ends = await callBoth({ baseUrl: "https://mocked.test", dispatcher: agent });
      expect(ends).toEqual(["success", "success"]);
      await agent.close();
    });
  });
}
