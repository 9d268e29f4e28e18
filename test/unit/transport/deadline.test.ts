import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Deadline, throwIfCancelled } from "../../../src/transport/deadline.ts";

describe("Deadline", () => {
  const started: Deadline[] = [];
  const start = (timeoutMs: number, signal?: AbortSignal) => {
    const deadline = new Deadline(timeoutMs, signal);
    started.push(deadline);
    return deadline;
  };
  /** Notes the code of the cancellation of a deadline. */
  const watch = (deadline: Deadline) => {
    const codes: string[] = [];
    deadline.waitUntilCancelled(({ code }) => codes.push(code));
    return codes;
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    for (const deadline of started.splice(0)) deadline.end();
    vi.useRealTimers();
  });

  it("ends each call at its own time", () => {
    const [late, early, middle] = [start(300), start(100), start(200)].map(watch);
    vi.advanceTimersByTime(99);
    expect([early, middle, late]).toEqual([[], [], []]);
    vi.advanceTimersByTime(1);
    expect([early, middle, late]).toEqual([["timeout"], [], []]);
    vi.advanceTimersByTime(200);
    expect([early, middle, late]).toEqual([["timeout"], ["timeout"], ["timeout"]]);
  });

  it("keeps its time whatever became of a call whose timers were faked", () => {
    start(100);
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const codes = watch(start(200));
    vi.advanceTimersByTime(200);
    expect(codes).toEqual(["timeout"]);
  });

  it("tells how much time is left", () => {
    const deadline = start(100);
    vi.advanceTimersByTime(40);
    expect(deadline.remainingMs()).toBe(60);
  });

  it("forgets a call that has ended", () => {
    const codes = watch(start(100));
    started.at(-1)?.end();
    vi.advanceTimersByTime(1_000);
    expect(codes).toEqual([]);
  });

  it("holds the process while a call is on, and no longer", () => {
    const deadline = start(100);
    expect(vi.getTimerCount()).toBe(1);
    deadline.end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is aborted with the reason of the signal, once", () => {
    const controller = new AbortController();
    const deadline = start(100, controller.signal);
    const codes = watch(deadline);
    controller.abort("mine");
    vi.advanceTimersByTime(1_000);
    expect(codes).toEqual(["aborted"]);
    expect(deadline.cancellation).toEqual({ code: "aborted", reason: "mine" });
  });

  it("takes no abortion after the time is up", () => {
    const controller = new AbortController();
    const codes = watch(start(100, controller.signal));
    vi.advanceTimersByTime(100);
    controller.abort();
    expect(codes).toEqual(["timeout"]);
  });

  it("is cancelled from the start by an aborted signal, and watches nothing", () => {
    const signal = AbortSignal.abort("mine");
    const listen = vi.spyOn(signal, "addEventListener");
    const deadline = start(100, signal);
    expect(deadline.cancellation).toEqual({ code: "aborted", reason: "mine" });
    expect(listen).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keeps what a call leaves behind", async () => {
    const deadline = start(100);
    expect(deadline.leftBehind).toBeUndefined();
    const released = Promise.resolve();
    deadline.holdSlotUntil(released);
    expect(deadline.leftBehind).toBe(released);
  });

  it("calls the last listener alone, at once when it comes too late, and none when it was withdrawn", () => {
    const deadline = start(100);
    const [first, second, late] = [vi.fn(), vi.fn(), vi.fn()];
    deadline.waitUntilCancelled(first);
    deadline.waitUntilCancelled(second);
    vi.advanceTimersByTime(100);
    deadline.waitUntilCancelled(late);
    deadline.stopWaiting();
    expect([first, second, late].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 1]);

    const withdrawn = watch(start(100));
    started.at(-1)?.stopWaiting();
    vi.advanceTimersByTime(100);
    expect(withdrawn).toEqual([]);
  });
});

describe("throwIfCancelled", () => {
  it("throws what ended the call, as not sent", () => {
    const deadline = new Deadline(1_000, AbortSignal.abort("mine"));
    expect(() => throwIfCancelled(deadline)).toThrow(
      expect.objectContaining({ code: "aborted", sent: false, cause: "mine" }),
    );
  });

  it("does nothing while the call is on", () => {
    const deadline = new Deadline(1_000);
    expect(() => throwIfCancelled(deadline)).not.toThrow();
    deadline.end();
  });
});
