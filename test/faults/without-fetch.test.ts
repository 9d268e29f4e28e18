import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import * as undici from "undici-7";
import { expect, it, onTestFinished } from "vitest";
import type * as client from "../../src/index.ts";
import type * as mock from "../../src/mock/index.ts";
import { customer, otpSent } from "../helpers/sample-call.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

const built = useBuiltPackage();
const caller = { initiatorId: "9962981729", userCode: "20810200" };

/** A scope such as jsdom gives to a test in Jest: the classes of fetch and of text are missing, its timers are numbers. */
async function loadInScope(scope: object = {}) {
  const timers = new Map<number, NodeJS.Timeout>();
  const context = createContext({
    process,
    Buffer,
    URL,
    URLSearchParams,
    performance,
    AbortController: class {
      signal = Object.assign(new EventTarget(), { aborted: false });
      abort() {}
    },
    Headers: class {},
    setTimeout: (...args: Parameters<typeof setTimeout>) => {
      timers.set(timers.size, setTimeout(...args));
      return timers.size - 1;
    },
    clearTimeout: (id: number) => clearTimeout(timers.get(id)),
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const timer = setInterval(...args);
      onTestFinished(() => clearInterval(timer));
      return 0;
    },
    clearInterval() {},
    ...scope,
  });
  const load = async (name: string) => {
    const file = join(built.folder, name);
    const source = `(module, exports, require) => {${await readFile(file, "utf8")}\n}`;
    const module = { exports: {} };
    runInContext(source, context)(module, module.exports, createRequire(file));
    return module.exports;
  };
  const loaded = { ...(await load("index.cjs")), ...(await load("mock/index.cjs")) };
  return loaded as typeof client & typeof mock;
}

async function withMockInScope<T>(
  scope: object,
  test: (eko: client.EkoClient, loaded: typeof client & typeof mock) => Promise<T>,
): Promise<T> {
  const loaded = await loadInScope(scope);
  const server = await loaded.startMockServer();
  try {
    return await test(loaded.createEkoClient({ baseUrl: server.url, ...loaded.mockKeys, ...caller }), loaded);
  } finally {
    await server.close();
  }
}

it("is no obstacle to the client and the mock", () =>
  withMockInScope({}, async (eko, { isEkoError, readAnswer, scenarios }) => {
    const result = await eko.onboardCustomer(customer);
    expect(result).toMatchObject({ response_type: "otp_sent" });
    const refused = eko.onboardCustomer({ ...customer, customer_id: scenarios.walletAlreadyExists });
    await expect(refused).rejects.toSatisfy(isEkoError);
    await expect(refused).rejects.toMatchObject({ outcome: "rejected" });
    const slow = eko.onboardCustomer({ ...customer, customer_id: scenarios.slowDrip }, { timeoutMs: 300 });
    await expect(slow).rejects.toMatchObject({ code: "timeout", outcome: "unknown" });
    expect(readAnswer(await refused.catch((error: object) => error))).toMatchObject({ httpStatus: 200 });
  }));

it("keeps the proof that nothing was sent", () =>
  withClosedPort(async (baseUrl) => {
    const { createEkoClient } = await loadInScope();
    const eko = createEkoClient({ baseUrl, developerKey: "a", accessKey: "b", ...caller, timeoutMs: 400 });
    await expect(eko.onboardCustomer(customer)).rejects.toMatchObject({
      code: "connection_refused",
      outcome: "not_sent",
      // The dispatcher of the process says so; a fetch would have hidden it behind a TypeError.
      cause: { code: "ECONNREFUSED", message: expect.stringMatching(/^connect ECONNREFUSED/) },
    });
  }));

it("gives middleware of the user genuine objects, which it may return", () =>
  withMockInScope({}, async (eko) => {
    const seen: unknown[] = [];
    eko.api.use({
      onRequest({ request }) {
        seen.push(request instanceof Request);
        return request;
      },
      onResponse({ response }) {
        seen.push(response instanceof Response);
        return response;
      },
    });
    await expect(eko.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" });
    expect(seen).toEqual([true, true]);
  }));

it("hands the request to a fetch that a test has put there", async () => {
  const calls: unknown[][] = [];
  const fetch = async (...args: unknown[]) => {
    calls.push(args);
    return { status: 200, headers: new Headers(), text: async () => JSON.stringify(otpSent) };
  };
  await withMockInScope({ fetch }, (eko) =>
    expect(eko.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" }),
  );
  expect(calls).toEqual([[expect.any(String), expect.objectContaining({ method: "POST" })]]);
});

it("gives a fetch of the process, under a spy, a signal that it takes", () => {
  // Stricter than the one of Node 20, as the one of Node 24 is.
  const { fetch, Headers, Request, Response, FormData } = undici;
  const spy = (...args: Parameters<typeof fetch>) => fetch(...args);
  return withMockInScope({ fetch: spy, Headers, Request, Response, FormData }, (eko) =>
    expect(eko.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" }),
  );
});

it("lets no two scopes of a process sign with the same timestamp", async () => {
  const seen: string[] = [];
  const fetch = async (_: string, { headers }: { headers: Headers }) => {
    seen.push(headers.get("secret-key-timestamp") ?? "");
    return new Response(JSON.stringify(otpSent));
  };
  const clients = await Promise.all(
    [1, 2].map(async () => {
      const { createEkoClient } = await loadInScope({ fetch });
      const clock = () => 1_800_000_000_000;
      const keys = { developerKey: "shared-by-two-scopes", accessKey: "b" };
      return createEkoClient({ environment: "sandbox", ...keys, ...caller, clock });
    }),
  );
  await Promise.all(
    clients.flatMap((eko) => Array.from({ length: 20 }, () => eko.onboardCustomer(customer))),
  );
  expect(new Set(seen).size).toBe(40);
});
