import { afterEach, describe, expect, it, vi } from "vitest";
import { signRequests } from "../../../src/signing/sign-requests.ts";

const accessKey = "TEST_ACCESS_KEY_DO_NOT_USE";

function signAt(timestampMs: number, waitMs = 0) {
  const headers = new Headers({ "secret-key": "of the caller" });
  const signing = signRequests("developer-key", accessKey, () => ({ timestampMs, waitMs }));
  const signed = signing.onRequest({ request: { headers } });
  return { signed, headers: () => Object.fromEntries(headers) };
}

afterEach(() => vi.useRealTimers());

describe("signRequests", () => {
  it("puts the three documented headers on a request at once", () => {
    const { signed, headers } = signAt(1_700_000_000_000);
    expect(signed).toBeUndefined();
    expect(headers()).toEqual({
      developer_key: "developer-key",
      "secret-key": "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
      "secret-key-timestamp": "1700000000000",
    });
  });

  it("waits until a timestamp that is too far ahead may be signed", async () => {
    vi.useFakeTimers();
    const { signed, headers } = signAt(1_700_000_000_000, 300);
    await vi.advanceTimersByTimeAsync(299);
    expect(headers()).toEqual({ "secret-key": "of the caller" });
    await vi.advanceTimersByTimeAsync(1);
    await signed;
    expect(headers()).toMatchObject({ "secret-key-timestamp": "1700000000000" });
  });

  it("keeps no process alive while it waits, because the call's deadline does", async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    signAt(1_700_000_000_000, 60_000);
    const after = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    expect(after).toBe(before);
  });

  it("signs nothing when the clock fails", () => {
    expect(() => signAt(Number.NaN)).toThrow("clock must return milliseconds since the UNIX epoch.");
  });

  it.each([0, Number.MAX_SAFE_INTEGER])("signs the time %d", (time) => {
    expect(signAt(time).headers()).toMatchObject({ "secret-key-timestamp": String(time) });
  });

  it("rejects an empty access key at once", () => {
    const issue = () => ({ timestampMs: 0, waitMs: 0 });
    expect(() => signRequests("developer-key", "", issue)).toThrow(TypeError);
  });
});
