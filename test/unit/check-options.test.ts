import { describe, expect, it } from "vitest";
import { checkOptions, signalRule, timeoutRule } from "../../src/check-options.ts";
import { EkoConfigError } from "../../src/errors/eko-errors.ts";
import { customer } from "../helpers/sample-call.ts";

const rules = { timeoutMs: timeoutRule, signal: signalRule };

describe("checkOptions", () => {
  it.each([undefined, 1, 30_000, 2 ** 31 - 1])("takes a timeoutMs of %s", (timeoutMs) => {
    expect(() => checkOptions({ timeoutMs, signal: undefined }, rules)).not.toThrow();
  });

  it.each([AbortSignal.timeout(1000), undefined])("takes a signal, or none: %s", (signal) => {
    expect(() => checkOptions({ signal }, { signal: signalRule })).not.toThrow();
  });

  it.each([
    { aborted: true, reason: 1 },
    { aborted: "no", addEventListener() {}, removeEventListener() {} },
    { aborted: false, removeEventListener() {} },
    { aborted: false, addEventListener() {} },
  ])("rejects what only looks like a signal: %o", (signal) => {
    const error = new EkoConfigError("signal must be an AbortSignal.");
    expect(() => checkOptions({ signal: signal as never }, { signal: signalRule })).toThrow(error);
  });

  it.each<[string, object]>([
    ["an option", new Proxy({}, { get: () => expect.unreachable(customer.name) })],
    ["the names of the options", new Proxy({}, { ownKeys: () => expect.unreachable(customer.name) })],
    [
      "a property of a signal",
      {
        signal: {
          get aborted() {
            throw new Error(customer.name);
          },
        },
      },
    ],
  ])("rejects %s that cannot be read, and passes no error on", (_, options) => {
    expect(() => checkOptions(options, rules as never)).toThrow(
      new EkoConfigError("An option cannot be read."),
    );
  });

  it("rejects an option that has no rule", () => {
    const error = new EkoConfigError("There is no option timeout. Did you mean timeoutMs?");
    const options = { timeoutMs: 1, signal: undefined, timeout: 1 };
    expect(() => checkOptions<{ timeoutMs?: number; signal?: AbortSignal }>(options as never, rules)).toThrow(
      error,
    );
  });
});
