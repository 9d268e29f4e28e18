import { describe, expect, it, vi } from "vitest";
import { watchFields } from "../../../src/transport/watch-fields.ts";

const fields = new Map([
  ["accept", "application/json"],
  ["user-agent", "eko-onboarding"],
]);
const plain = Object.fromEntries(fields);

describe("watchFields", () => {
  it.each<[string, (headers: Record<string, string>) => object]>([
    ["a spread", (headers) => ({ ...headers })],
    ["entries", (headers) => Object.fromEntries(Object.entries(headers))],
    ["a proxy", (headers) => ({ ...new Proxy(headers, {}) })],
    ["JSON", (headers) => JSON.parse(JSON.stringify(headers))],
    [
      "descriptors",
      (headers) => ({ ...Object.defineProperties({}, Object.getOwnPropertyDescriptors(headers)) }),
    ],
  ])("notices a reading by %s, which gets the values in their order", (_, read) => {
    const watchReading = vi.fn(() => true);
    const copy = read(watchFields(fields, watchReading));
    expect(Object.entries(copy)).toEqual([...fields]);
    expect(watchReading).toHaveBeenCalledTimes(1);
  });

  it("gives what undici refuses once the request must not be written any more", () => {
    expect(watchFields(fields, () => false)).toEqual({ ...plain, accept: "\n" });
  });

  it("gives what undici refuses to a copy that is not watched, and does not throw", () => {
    const { accept } = Object.getOwnPropertyDescriptors(watchFields(fields, () => true));
    expect(Object.defineProperties({}, { accept: accept as PropertyDescriptor })).toEqual({ accept: "\n" });
  });

  it("makes no getter for a single request, because V8 would keep it, and with it the call", () => {
    const getterOf = () =>
      Object.getOwnPropertyDescriptor(
        watchFields(fields, () => true),
        "accept",
      )?.get;
    expect(getterOf()).toBeTypeOf("function");
    expect(getterOf()).toBe(getterOf());
  });
});
