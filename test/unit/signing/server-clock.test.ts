import { describe, expect, it, vi } from "vitest";
import { createServerClock } from "../../../src/signing/server-clock.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");
const dayMs = 86_400_000;

function dated(time: number) {
  return new Headers({ date: new Date(time).toUTCString() });
}

describe("createServerClock", () => {
  it("starts with the local clock", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.now()).toBe(noon);
    expect(clock.offsetMs()).toBe(0);
  });

  it("rounds to whole milliseconds", () => {
    expect(createServerClock(() => 1.6, true).now()).toBe(2);
  });

  it.each([0, Number.MAX_SAFE_INTEGER])("takes %d", (time) => {
    expect(createServerClock(() => time, true).now()).toBe(time);
  });

  it("neither throws nor corrects when the clock fails", () => {
    for (const broken of [
      () => Number.NaN,
      () => String(noon) as unknown as number,
      () => new Date(noon) as unknown as number,
      () => {
        throw new Error("no clock");
      },
    ]) {
      const clock = createServerClock(broken, true);
      expect(clock.now()).toBeNaN();
      expect(clock.skewOf(dated(noon), 0)).toBeUndefined();
      expect(clock.learn(dated(noon), 0)).toBe(false);
      expect(clock.offsetMs()).toBe(0);
    }
  });

  it("tells how far the server is ahead", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.skewOf(dated(noon - 60_000), 0)).toBe(-60_000);
    expect(clock.skewOf(new Headers(), 0)).toBeUndefined();
  });

  it.each([121_000, -121_000, dayMs, -dayMs])("learns a skew of %d ms", (skew) => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(dated(noon + skew), 0)).toBe(true);
    expect(clock.offsetMs()).toBe(skew);
    expect(clock.now()).toBe(noon + skew);
  });

  it.each([0, 90_000, 120_000, -120_000, dayMs + 1000, -dayMs - 1000])("ignores a skew of %d ms", (skew) => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(dated(noon + skew), 0)).toBe(false);
    expect(clock.now()).toBe(noon);
  });

  it("learns nothing without a date", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(new Headers(), 0)).toBe(false);
  });

  it("learns nothing when it may not correct", () => {
    const clock = createServerClock(() => noon, false);
    expect(clock.learn(dated(noon + 600_000), 0)).toBe(false);
    expect(clock.now()).toBe(noon);
  });

  it("counts the correction of parallel calls once", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(dated(noon + 600_000), 0)).toBe(true);
    expect(clock.learn(dated(noon + 600_000), 0)).toBe(true);
    expect(clock.offsetMs()).toBe(600_000);
  });

  it("sees no difference for a timestamp that was right, whatever a parallel call has learned", () => {
    const clock = createServerClock(() => noon, true);
    clock.learn(dated(noon + 600_000), 0);
    expect(clock.learn(dated(noon + 30_000), 0)).toBe(false);
    expect(clock.offsetMs()).toBe(600_000);
  });

  it.each([
    ["goes on, by the monotonic clock, when the given one steps back", true, [0, 250, 1250]],
    ["takes the clock as it is where it may not correct", false, [0, -300_000, -299_000]],
  ])("%s", (_, correct, readings) => {
    vi.useFakeTimers({ toFake: ["performance"] });
    vi.advanceTimersByTime(5000);
    let time = noon;
    const clock = createServerClock(() => time, correct);
    const seen = [clock.now()];
    for (const [stepMs, elapsedMs] of [
      [-300_000, 250],
      [1000, 1000],
    ] as const) {
      time += stepMs;
      vi.advanceTimersByTime(elapsedMs);
      seen.push(clock.now());
    }
    vi.useRealTimers();
    expect(seen.map((now) => now - noon)).toEqual(readings);
  });

  it("stands still with the given one", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const clock = createServerClock(() => noon, true);
    const seen = [clock.now()];
    vi.advanceTimersByTime(250);
    seen.push(clock.now());
    vi.useRealTimers();
    expect(seen).toEqual([noon, noon]);
  });

  it("adds up corrections, to a day at most", () => {
    const clock = createServerClock(() => noon, true);
    clock.learn(dated(noon + 400_000), 0);
    expect(clock.learn(dated(noon + 800_000), 400_000)).toBe(true);
    expect(clock.offsetMs()).toBe(800_000);
    expect(clock.learn(dated(noon + dayMs + 1000), 800_000)).toBe(false);
    expect(clock.learn(dated(noon), 800_000)).toBe(true);
    expect(clock.offsetMs()).toBe(0);
  });
});
