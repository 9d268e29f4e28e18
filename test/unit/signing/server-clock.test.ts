import { describe, expect, it } from "vitest";
import { createServerClock } from "../../../src/signing/server-clock.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");
const dayMs = 86_400_000;

function dated(time: number) {
  return (name: string) => (name === "date" ? new Date(time).toUTCString() : null);
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
      () => {
        throw new Error("no clock");
      },
    ]) {
      const clock = createServerClock(broken, true);
      expect(clock.now()).toBeNaN();
      expect(clock.skewOf(dated(noon))).toBeUndefined();
      expect(clock.learn(dated(noon), 0)).toBe(false);
      expect(clock.offsetMs()).toBe(0);
    }
  });

  it("tells how far the server is ahead", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.skewOf(dated(noon - 60_000))).toBe(-60_000);
    expect(clock.skewOf(() => null)).toBeUndefined();
  });

  it.each([30_000, -30_000, dayMs, -dayMs])("learns a skew of %d ms", (skew) => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(dated(noon + skew), 0)).toBe(true);
    expect(clock.offsetMs()).toBe(skew);
    expect(clock.now()).toBe(noon + skew);
  });

  it.each([0, 29_000, -29_000, dayMs + 1000, -dayMs - 1000])("ignores a skew of %d ms", (skew) => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(dated(noon + skew), 0)).toBe(false);
    expect(clock.now()).toBe(noon);
  });

  it("learns nothing without a date", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(() => null, 0)).toBe(false);
  });

  it("learns nothing when it may not correct", () => {
    const clock = createServerClock(() => noon, false);
    expect(clock.learn(dated(noon + 60_000), 0)).toBe(false);
    expect(clock.now()).toBe(noon);
  });

  it("counts the correction of parallel calls once", () => {
    const clock = createServerClock(() => noon, true);
    expect(clock.learn(dated(noon + 60_000), 0)).toBe(true);
    expect(clock.learn(dated(noon + 60_000), 0)).toBe(true);
    expect(clock.offsetMs()).toBe(60_000);
  });

  it("adds up corrections, to a day at most", () => {
    const clock = createServerClock(() => noon, true);
    clock.learn(dated(noon + 40_000), 0);
    expect(clock.learn(dated(noon + 80_000), 40_000)).toBe(true);
    expect(clock.offsetMs()).toBe(80_000);
    expect(clock.learn(dated(noon + dayMs + 1000), 80_000)).toBe(false);
    expect(clock.learn(dated(noon), 80_000)).toBe(true);
    expect(clock.offsetMs()).toBe(0);
  });
});
