import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { watchSignal } from "../../../src/transport/watch-signal.ts";

describe("watchSignal", () => {
  it("calls everybody back who has not stopped, once", () => {
    const controller = new AbortController();
    const callbacks = [vi.fn(), vi.fn(), vi.fn()];
    const stops = callbacks.map((callback) => watchSignal(controller.signal, callback));
    stops[1]?.();
    controller.abort();
    expect(callbacks.map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
  });

  it("goes on when one stops while all are called back", () => {
    const controller = new AbortController();
    const stop = watchSignal(controller.signal, () => stop());
    const second = vi.fn();
    watchSignal(controller.signal, second);
    controller.abort();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it("listens again after all have stopped", () => {
    const controller = new AbortController();
    watchSignal(controller.signal, vi.fn())();
    const later = vi.fn();
    watchSignal(controller.signal, later);
    controller.abort();
    expect(later).toHaveBeenCalledTimes(1);
  });

  it("takes nothing from others when one stops twice", () => {
    const { signal } = new AbortController();
    const listen = vi.spyOn(signal, "addEventListener");
    const stop = watchSignal(signal, vi.fn());
    stop();
    watchSignal(signal, vi.fn());
    stop();
    watchSignal(signal, vi.fn());
    expect(listen).toHaveBeenCalledTimes(2);
  });

  it("tells signals apart", () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const callback = vi.fn();
    watchSignal(one.signal, callback);
    other.abort();
    expect(callback).not.toHaveBeenCalled();
  });

  it("takes its listener away with the last to stop", () => {
    const { signal } = new AbortController();
    const stops = [watchSignal(signal, vi.fn()), watchSignal(signal, vi.fn())];
    stops[0]?.();
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    stops[1]?.();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
