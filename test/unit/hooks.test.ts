import { describe, expect, it, vi } from "vitest";
import { notify } from "../../src/hooks.ts";

describe("notify", () => {
  it("hands the event to the hook", () => {
    const hook = vi.fn();
    notify(hook, { attempt: 1 });
    expect(hook.mock.calls).toEqual([[{ attempt: 1 }]]);
  });

  it("does nothing without a hook", () => {
    expect(() => notify(undefined, {})).not.toThrow();
  });

  it("is not disturbed by a hook that throws", () => {
    const hook = () => {
      throw new Error("mine");
    };
    expect(() => notify(hook, {})).not.toThrow();
  });

  it("leaves no rejection of a hook unhandled", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    notify(() => Promise.reject(new Error("mine")), {});
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
