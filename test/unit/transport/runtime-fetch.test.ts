import { afterEach, describe, expect, it, vi } from "vitest";
import { isRuntimeFetch, requireFetchClasses } from "../../../src/transport/runtime-fetch.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("isRuntimeFetch", () => {
  it.each([
    ["no fetch", undefined, false],
    ["Node's", fetch, true],
    ["a function around it", (url: string) => fetch(url), false],
    ["a text that names where Node's comes from", "internal/deps/undici", false],
    ["Node's again", fetch, true],
  ])("judges %s", (_, candidate, isOwn) => {
    expect(isRuntimeFetch(candidate)).toBe(isOwn);
  });
});

describe("requireFetchClasses", () => {
  it.each([
    ["WebAssembly", "The client needs WebAssembly, as fetch does. Start Node without --jitless."],
    ...["Headers", "Request", "Response"].map((name) => [
      name,
      "The client needs Headers, Request and Response. Start Node without --no-experimental-fetch.",
    ]),
  ])("says what to do where there is no %s", (name, message) => {
    vi.stubGlobal(name as string, undefined);
    expect(requireFetchClasses).toThrow(
      expect.objectContaining({ name: "EkoConfigError", code: "invalid_options", message }),
    );
  });

  it("is content with Node", () => {
    expect(requireFetchClasses).not.toThrow();
  });
});
