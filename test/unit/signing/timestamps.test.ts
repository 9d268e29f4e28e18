import { describe, expect, it, vi } from "vitest";
import { issueTimestamps, maxLeadMs } from "../../../src/signing/timestamps.ts";
import { isUsed, markUsed, usedTimestampsOf } from "../../../src/signing/used-timestamps.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");
let keys = 0;

/** A developer key that no other test uses, because the process remembers the timestamps of each. */
function makeKey(): string {
  return `developer-key-${keys++}`;
}

function take(issue: () => { timestampMs: number }, count: number): number[] {
  return Array.from({ length: count }, () => issue().timestampMs);
}

vi.resetModules();
const copy = await import("../../../src/signing/timestamps.ts");

describe("issueTimestamps", () => {
  it("gives the time of the clock", () => {
    expect(issueTimestamps(makeKey(), () => noon)()).toEqual({ timestampMs: noon, waitMs: 0 });
  });

  it("gives the beginning of the epoch", () => {
    expect(issueTimestamps(makeKey(), () => 0)()).toEqual({ timestampMs: 0, waitMs: 0 });
  });

  it("counts on while the clock stands still", () => {
    expect(
      take(
        issueTimestamps(makeKey(), () => noon),
        3,
      ),
    ).toEqual([noon, noon + 1, noon + 2]);
  });

  it("gives two clients of a key different ones, in the order in which they asked", () => {
    const key = makeKey();
    const [first, second] = [issueTimestamps(key, () => noon), issueTimestamps(key, () => noon)];
    expect([first(), second(), second(), first()].map(({ timestampMs }) => timestampMs - noon)).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it("does not let one client hold up another whose clock is behind", () => {
    const key = makeKey();
    issueTimestamps(key, () => noon + 10_800_000)();
    expect(issueTimestamps(key, () => noon)()).toEqual({ timestampMs: noon, waitMs: 0 });
  });

  it("gives clients of different keys the same time", () => {
    const [first, second] = [makeKey(), makeKey()].map((key) => issueTimestamps(key, () => noon)());
    expect(first).toEqual(second);
  });

  it("repeats none when the clock steps back", () => {
    let now = noon;
    const issue = issueTimestamps(makeKey(), () => now);
    const before = take(issue, 50);
    now -= 20;
    const after = take(issue, 50);
    expect(new Set([...before, ...after]).size).toBe(100);
    expect(after[0]).toBe(noon - 20);
  });

  it.each([0, 1, 2, 3])("gives instance %d of 4 its own milliseconds only", (index) => {
    let now = noon;
    const issue = issueTimestamps(makeKey(), () => now++, { index, count: 4 });
    const timestamps = take(issue, 100);
    expect(timestamps.every((timestampMs) => timestampMs % 4 === index)).toBe(true);
    expect(new Set(timestamps).size).toBe(100);
    expect(timestamps[0]).toBeGreaterThanOrEqual(noon);
    expect(timestamps[0]).toBeLessThan(noon + 4);
  });

  it("finds the next one at once, however many were used", () => {
    const key = makeKey();
    const lookUps = vi.spyOn(usedTimestampsOf(key).recent, "get");
    take(
      issueTimestamps(key, () => noon),
      100,
    );
    // One to see that it is free, and one to mark it.
    expect(lookUps).toHaveBeenCalledTimes(200);
  });

  it("says how long to wait for one that is too far ahead", () => {
    const issue = issueTimestamps(makeKey(), () => noon, { index: 0, count: 1000 });
    const leads = Array.from({ length: 13 }, () => issue());
    expect(maxLeadMs).toBe(10_000);
    expect(leads.slice(9)).toEqual([
      { timestampMs: noon + 9_000, waitMs: 0 },
      { timestampMs: noon + 10_000, waitMs: 0 },
      { timestampMs: noon + 11_000, waitMs: 1_000 },
      { timestampMs: noon + 12_000, waitMs: 2_000 },
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 53])("gives none for a clock at %d", (now) => {
    expect(issueTimestamps(makeKey(), () => now)()).toEqual({ timestampMs: Number.NaN, waitMs: 0 });
  });

  it("shares what was used with another copy of the module", () => {
    const key = makeKey();
    issueTimestamps(key, () => noon)();
    expect(copy.issueTimestamps).not.toBe(issueTimestamps);
    expect(copy.issueTimestamps(key, () => noon)().timestampMs).toBe(noon + 1);
  });

  it("keeps the developer key out of the registry", () => {
    const key = makeKey();
    issueTimestamps(key, () => noon);
    const registry = Reflect.get(globalThis, Symbol.for("eko-onboarding.timestamps")) as Map<string, unknown>;
    expect([...registry.keys()].join()).not.toContain(key);
  });
});

describe("markUsed", () => {
  it("marks one millisecond and none beside it", () => {
    const used = usedTimestampsOf(makeKey());
    for (let ms = noon; ms < noon + 72; ms += 2) markUsed(used, ms);
    const marked = Array.from({ length: 72 }, (_, index) => isUsed(used, noon - 1 + index));
    expect(marked).toEqual(marked.map((_, index) => index % 2 === 1));
  });

  it("remembers as other versions of the package expect it: a bit for each, a small number for 32", () => {
    const used = usedTimestampsOf(makeKey());
    for (const ms of [0, 1, 31, 32, 2 ** 35 + 33]) markUsed(used, ms);
    const first = (1 << 0) | (1 << 1) | (1 << 31);
    expect([...used.recent]).toEqual([
      [0, first],
      [1, (1 << 0) | (1 << 1)],
    ]);
  });

  it("remembers for five minutes, and forgets after ten", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const used = usedTimestampsOf(makeKey());
    markUsed(used, noon);
    vi.advanceTimersByTime(300_000);
    markUsed(used, noon + 1);
    expect(isUsed(used, noon)).toBe(true);
    vi.advanceTimersByTime(300_000);
    markUsed(used, noon + 2);
    expect([noon, noon + 1, noon + 2].map((ms) => isUsed(used, ms))).toEqual([false, true, true]);
    vi.useRealTimers();
  });
});
