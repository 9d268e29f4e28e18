import { afterEach, expect, it, vi } from "vitest";

const { process } = vi.hoisted(() => ({
  process: { ...globalThis, AbortController, Headers, Request, Response, FormData },
}));
vi.mock("node:vm", () => ({ runInThisContext: () => process }));
const { fetchClasses, makeAbortController } = await import("../../../src/transport/fetch-classes.ts");

afterEach(() => {
  vi.unstubAllGlobals();
});

it("takes all classes of the process where the scope lacks one", () => {
  const Own = class {};
  vi.stubGlobal("Headers", Own);
  expect(fetchClasses.Headers).toBe(Own);
  vi.stubGlobal("FormData", undefined);
  expect({ ...fetchClasses }).toEqual({
    Headers: process.Headers,
    Request: process.Request,
    Response: process.Response,
    FormData: process.FormData,
  });
});

it.each([
  ["takes", class {}, false],
  [
    "refuses",
    class {
      constructor() {
        throw new TypeError();
      }
    },
    true,
  ],
])(
  "makes the controller of the process when the Request %s the signal of the scope: %s",
  (_, Request, isOfProcess) => {
    expect(makeAbortController()).toBeInstanceOf(process.AbortController);
    vi.stubGlobal(
      "AbortController",
      class {
        signal = {};
      },
    );
    vi.stubGlobal("Request", Request);
    expect(makeAbortController() instanceof process.AbortController).toBe(isOfProcess);
  },
);
