import { afterEach, describe, expect, it, vi } from "vitest";
import { EkoConfigError } from "../../src/errors/eko-errors.ts";
import type { EkoClientOptions } from "../../src/options.ts";
import { resolveOptions } from "../../src/resolve-options.ts";

const keys = { developerKey: "developer-key", accessKey: "access-key" };
const required: EkoClientOptions = { environment: "sandbox", ...keys };

afterEach(() => {
  vi.useRealTimers();
});

describe("resolveOptions", () => {
  it("fills in the defaults", () => {
    expect(resolveOptions(required)).toEqual({
      baseUrl: "https://staging.eko.in/ekoapi/v3",
      ...keys,
      defaults: { initiator_id: undefined, user_code: undefined },
      timeoutMs: 30_000,
      maxConcurrency: 50,
      clock: expect.any(Function),
      correctClockSkew: true,
      instance: { index: 0, count: 1 },
    });
  });

  it("reads the time at each call, also where a test sets it later", () => {
    const { clock } = resolveOptions(required);
    vi.setSystemTime(1_600_000_000_000);
    expect(clock()).toBe(1_600_000_000_000);
  });

  it("keeps what is given", () => {
    const given = {
      ...keys,
      environment: "production" as const,
      timeoutMs: 1,
      maxConcurrency: 1,
      clock: () => 0,
      correctClockSkew: false,
      instance: { index: 3, count: 4 },
      onAttempt: () => {},
      onOutcome: () => {},
      fetch: globalThis.fetch,
    };
    const { environment: _, ...kept } = given;
    expect(resolveOptions({ ...given, initiatorId: "9962981729", userCode: "20810200" })).toEqual({
      ...kept,
      baseUrl: "https://api.eko.in/ekoicici/v3",
      defaults: { initiator_id: "9962981729", user_code: "20810200" },
    });
  });

  it("keeps a dispatcher", () => {
    const dispatcher = { dispatch: () => true };
    expect(resolveOptions({ ...required, dispatcher }).dispatcher).toBe(dispatcher);
  });

  it.each([
    ["https://example.test/api", "https://example.test/api"],
    ["https://example.test/api//", "https://example.test/api"],
    ["https://example.test", "https://example.test"],
    ["http://localhost:8080/v3/", "http://localhost:8080/v3"],
    ["http://127.0.0.1:1", "http://127.0.0.1:1"],
    ["http://127.255.255.255:1", "http://127.255.255.255:1"],
    ["http://[::1]:1/x", "http://[::1]:1/x"],
  ])("takes the baseUrl %s as %s", (baseUrl, resolved) => {
    expect(resolveOptions({ ...keys, baseUrl }).baseUrl).toBe(resolved);
  });

  const unsafe = "baseUrl must use https:; http: is accepted on a loopback address only.";
  it.each([
    ["/v3", "baseUrl must be a string with an absolute URL."],
    ["http://example.test", unsafe],
    ["http://127.0.0.1.example.test", unsafe],
    ["http://a127.0.0.1.test", unsafe],
    ["http://localhost.example.test", unsafe],
    ["http://10.0.0.1", unsafe],
    ["http://10.127.0.1", unsafe],
    ["http://127.0.0.1..", unsafe],
    ["ftp://localhost", unsafe],
    ["https://user@example.test", "baseUrl must not hold credentials."],
    ["https://:password@example.test", "baseUrl must not hold credentials."],
    ["https://example.test/?a=1", "baseUrl must have neither a query nor a fragment."],
    ["https://example.test/#a", "baseUrl must have neither a query nor a fragment."],
  ])("rejects the baseUrl %s", (baseUrl, message) => {
    expect(() => resolveOptions({ ...keys, baseUrl })).toThrow(new EkoConfigError(message));
  });

  it("rejects a baseUrl that is a URL and not its text", () => {
    const options = { ...keys, baseUrl: new URL("https://example.test") as unknown as string };
    expect(() => resolveOptions(options)).toThrow(
      new EkoConfigError("baseUrl must be a string with an absolute URL."),
    );
  });

  const timeout = "timeoutMs must be a number of milliseconds from 1 to 2147483647.";
  const slots = "maxConcurrency must be a whole number of at least 1.";
  const developerKey = "developerKey must be a non-empty string of visible ASCII characters.";
  const accessKey = "accessKey must be a non-empty string.";
  it.each([
    [{ environment: undefined }, "environment must be one of sandbox, production, or give a baseUrl."],
    [{ environment: "staging" }, "environment must be one of sandbox, production, or give a baseUrl."],
    [{ environment: "toString" }, "environment must be one of sandbox, production, or give a baseUrl."],
    [{ environment: ["sandbox"] }, "environment must be one of sandbox, production, or give a baseUrl."],
    [{ baseUrl: "https://example.test" }, "Give either environment or baseUrl, not both."],
    [{ developerKey: undefined }, developerKey],
    [{ developerKey: "" }, developerKey],
    [{ developerKey: "a b" }, developerKey],
    [{ developerKey: "key\n" }, developerKey],
    [{ developerKey: "ключ" }, developerKey],
    [{ developerKey: 7 }, developerKey],
    [{ accessKey: "" }, accessKey],
    [{ accessKey: 7 }, accessKey],
    [{ initiatorId: 7 }, "initiatorId must be a string."],
    [{ userCode: null }, "userCode must be a string."],
    [{ timeoutMs: 0 }, timeout],
    [{ timeoutMs: 0.5 }, timeout],
    [{ timeoutMs: 2 ** 31 }, timeout],
    [{ timeoutMs: Number.NaN }, timeout],
    [{ timeoutMs: "1000" }, timeout],
    [{ maxConcurrency: 0 }, slots],
    [{ maxConcurrency: 1.5 }, slots],
    [{ maxConcurrency: "5" }, slots],
    [{ timeout: 1 }, "There is no option timeout. Did you mean timeoutMs?"],
    [{ developer_key: "x" }, "There is no option developer_key. Did you mean developerKey?"],
    [{ retries: 3 }, "There is no option retries."],
    [{ correctClockSkew: 1 }, "correctClockSkew must be true or false."],
    ...[
      null,
      "2/8",
      {},
      { index: 0 },
      { count: 4 },
      { index: 4, count: 4 },
      { index: -1, count: 4 },
      { index: 0, count: 0 },
      { index: 0, count: 1001 },
      { index: 0.5, count: 4 },
      { index: 0, count: 2.5 },
      { index: "0", count: "4" },
      { index: Number.NaN, count: 4 },
    ].map((instance): [object, string] => [
      { instance },
      "instance must be { index, count }: a count of processes from 1 to 1000, and an index from 0 to count - 1.",
    ]),
    [{ clock: 7 }, "clock must be a function."],
    [{ fetch: {} }, "fetch must be a function."],
    [{ dispatcher: { dispatch: 1 } }, "dispatcher must be an undici dispatcher."],
    [{ dispatcher: {} }, "dispatcher must be an undici dispatcher."],
    [{ dispatcher: null }, "dispatcher must be an undici dispatcher."],
    [{ onAttempt: 1 }, "onAttempt must be a function."],
    [{ onOutcome: 1 }, "onOutcome must be a function."],
    [{ fetch, dispatcher: { dispatch: fetch } }, "Give either fetch or dispatcher, not both."],
  ])("rejects %o", (wrong, message) => {
    const options = { ...required, ...wrong } as EkoClientOptions;
    expect(() => resolveOptions(options)).toThrow(new EkoConfigError(message));
  });

  it.each([undefined, null, "sandbox"])("rejects %j instead of options", (options) => {
    expect(() => resolveOptions(options as unknown as EkoClientOptions)).toThrow(
      new EkoConfigError("createEkoClient needs an object with options."),
    );
  });
});
