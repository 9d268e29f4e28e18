import { afterEach, describe, expect, it, vi } from "vitest";
import { keepFromRepeating } from "../../../src/transport/keep-from-repeating.ts";

describe("keepFromRepeating", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("asks nothing of Node", () => {
    expect(keepFromRepeating()).toEqual({});
  });

  it("keeps no connection in Bun", () => {
    vi.stubGlobal("Bun", {});
    expect(keepFromRepeating()).toEqual({ keepalive: false });
  });

  it("gives Deno one client that keeps no connection", () => {
    const createHttpClient = vi.fn(() => "client");
    vi.stubGlobal("Deno", { createHttpClient });
    expect([keepFromRepeating(), keepFromRepeating()]).toEqual([{ client: "client" }, { client: "client" }]);
    expect(createHttpClient.mock.calls).toEqual([[{ poolMaxIdlePerHost: 0 }]]);
  });
});
