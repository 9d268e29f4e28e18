import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import type { Dispatcher, DispatchHandler } from "../../src/transport/dispatcher.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";

// What a call costs, as counts of work that would show in its time: a clock would make this test unreliable.
vi.mock("node:crypto", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:crypto")>();
  return { ...original, createHmac: vi.fn(original.createHmac) };
});

const body = Buffer.from(JSON.stringify(otpSent));
const fields = ["content-type", "application/json", "content-length", String(body.length)].map((text) =>
  Buffer.from(text),
);

/** Answers each request in the next turn of the event loop, without a network. */
function createInstantDispatcher(): Dispatcher {
  const answer = (handler: DispatchHandler) => {
    handler.onConnect(() => {});
    handler.onHeaders(200, fields);
    handler.onData(body);
    handler.onComplete();
  };
  return {
    dispatch: vi.fn((_, handler) => {
      setImmediate(answer, handler);
      return true;
    }),
  };
}

describe("the work of a call", () => {
  const calls = 100;
  let dispatcher: Dispatcher;

  /** Makes the calls all at once, each in a millisecond of its own unless a clock is given. */
  async function makeCalls(options: Partial<EkoClientOptions> = {}): Promise<void> {
    let now = 1_700_000_000_000;
    const clock = () => now++;
    const eko = createEkoClient({
      ...credentials,
      baseUrl: "http://127.0.0.1:9",
      dispatcher,
      clock,
      ...options,
    });
    await Promise.all(Array.from({ length: calls }, () => eko.onboardCustomer(customer)));
  }

  beforeEach(() => {
    dispatcher = createInstantDispatcher();
    vi.mocked(createHmac).mockClear();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  /** Replaces a global class by one that counts its instances. */
  function countInstances(name: "Request" | "Response" | "Headers" | "AbortController"): () => number {
    const create = vi.fn();
    const original = globalThis[name] as new (...args: never[]) => object;
    const counting = class extends original {
      constructor(...args: never[]) {
        super(...args);
        create();
      }
    };
    vi.stubGlobal(name, counting);
    return () => create.mock.calls.length;
  }

  it("sends one request", async () => {
    await makeCalls();
    expect(dispatcher.dispatch).toHaveBeenCalledTimes(calls);
  });

  it("computes one HMAC", async () => {
    await makeCalls();
    expect(createHmac).toHaveBeenCalledTimes(calls);
  });

  it("writes and reads JSON once", async () => {
    const stringify = vi.spyOn(JSON, "stringify");
    const parse = vi.spyOn(JSON, "parse");
    await makeCalls();
    expect(stringify).toHaveBeenCalledTimes(calls);
    expect(parse).toHaveBeenCalledTimes(calls);
  });

  it("creates no Request, no Response and no AbortController", async () => {
    const counts = (["Request", "Response", "AbortController"] as const).map(countInstances);
    await makeCalls();
    expect(counts.map((count) => count())).toEqual([0, 0, 0]);
  });

  it("creates no more Headers than openapi-fetch does", async () => {
    const count = countInstances("Headers");
    await makeCalls();
    expect(count()).toBeLessThanOrEqual(2 * calls);
  });

  it("starts one timer", async () => {
    const setTimeout = vi.spyOn(globalThis, "setTimeout");
    const timeout = vi.spyOn(AbortSignal, "timeout");
    const any = vi.spyOn(AbortSignal, "any");
    await makeCalls();
    expect(setTimeout).toHaveBeenCalledTimes(calls);
    expect(timeout).not.toHaveBeenCalled();
    expect(any).not.toHaveBeenCalled();
  });

  it("listens once to a signal that all calls share, and stops listening after the last", async () => {
    const { signal } = new AbortController();
    const listen = vi.spyOn(signal, "addEventListener");
    const forget = vi.spyOn(signal, "removeEventListener");
    const eko = createEkoClient({ ...credentials, baseUrl: "http://127.0.0.1:9", dispatcher });
    await Promise.all(Array.from({ length: calls }, () => eko.onboardCustomer(customer, { signal })));
    expect(listen).toHaveBeenCalledTimes(1);
    expect(forget.mock.calls).toEqual([listen.mock.calls[0]?.slice(0, 2)]);
  });
});
