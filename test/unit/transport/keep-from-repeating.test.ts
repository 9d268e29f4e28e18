import { afterEach, describe, expect, it, vi } from "vitest";
import { keepFromRepeating } from "../../../src/transport/keep-from-repeating.ts";

describe("keepFromRepeating", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("keeps no connection in Bun", () => {
    vi.stubGlobal("Bun", {});
    expect(keepFromRepeating({ method: "GET" }, vi.fn())).toEqual({ method: "GET", keepalive: false });
  });

  it("gives Deno one client that keeps no connection", () => {
    const createHttpClient = vi.fn(() => "client");
    vi.stubGlobal("Deno", { createHttpClient });
    expect([keepFromRepeating({}, vi.fn()), keepFromRepeating({}, vi.fn())]).toEqual([
      { client: "client" },
      { client: "client" },
    ]);
    expect(createHttpClient.mock.calls).toEqual([[{ poolMaxIdlePerHost: 0 }]]);
  });

  it("asks nothing of a runtime without a dispatcher", () => {
    const symbol = Symbol.for("undici.globalDispatcher.1");
    vi.stubGlobal("Headers", undefined);
    const { [symbol]: dispatcher } = globalThis as { [symbol]?: unknown };
    Object.assign(globalThis, { [symbol]: undefined });
    try {
      expect(Reflect.ownKeys(keepFromRepeating({}, vi.fn()))).toEqual([]);
    } finally {
      Object.assign(globalThis, { [symbol]: dispatcher });
    }
  });
});
