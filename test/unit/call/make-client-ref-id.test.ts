import { afterEach, describe, expect, it, vi } from "vitest";
import { makeClientRefId } from "../../../src/call/make-client-ref-id.ts";

// As other processes have them.
const copies: typeof import("../../../src/call/make-client-ref-id.ts")[] = [];
for (let index = 0; index < 3; index++) {
  vi.resetModules();
  copies.push(await import("../../../src/call/make-client-ref-id.ts"));
}

afterEach(() => vi.useRealTimers());

describe("makeClientRefId", () => {
  it("fits the contract: 20 characters without blanks", () => {
    expect(makeClientRefId()).toMatch(/^[a-z0-9]{20}$/);
  });

  it("fits it under a clock that is far in the future, too", () => {
    vi.useFakeTimers({ now: Date.UTC(3000, 0) });
    expect(makeClientRefId()).toMatch(/^[a-z0-9]{20}$/);
  });

  it("never repeats itself within a process", () => {
    vi.useFakeTimers({ now: 1_767_225_600_000 });
    expect(new Set(Array.from({ length: 100_000 }, makeClientRefId)).size).toBe(100_000);
  });

  it("sorts by time", () => {
    vi.useFakeTimers({ now: 1_767_225_600_000 });
    const earlier = makeClientRefId();
    vi.setSystemTime(1_767_225_600_001);
    const later = makeClientRefId();
    expect(earlier < later).toBe(true);
    expect(earlier.slice(0, 8)).toBe((1_767_225_600_000).toString(36));
  });

  it("differs between processes", () => {
    const references = copies.map((copy) => copy.makeClientRefId());
    expect(references.map((reference) => reference.slice(16))).toEqual(["0001", "0001", "0001"]);
    expect(new Set(references.map((reference) => reference.slice(8, 16))).size).toBe(3);
  });
});
