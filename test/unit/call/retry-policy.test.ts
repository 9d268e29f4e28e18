import { afterEach, describe, expect, it, vi } from "vitest";
import { chooseRetryDelay, mayResend, pause } from "../../../src/call/retry-policy.ts";
import { Deadline } from "../../../src/transport/deadline.ts";
import { TransportError, type TransportErrorCode } from "../../../src/transport/transport-error.ts";

afterEach(() => vi.restoreAllMocks());

describe("mayResend", () => {
  it.each<[TransportErrorCode, boolean]>([
    ["connection_refused", true],
    ["dns_temporary_failure", true],
    ["connect_timeout", true],
    ["dns_failure", false],
    ["tls_failure", false],
    ["connection_failed", false],
    ["connection_lost", false],
    ["timeout", false],
    ["aborted", false],
    ["body_too_large", false],
    ["invalid_encoding", false],
  ])("says of %s that was not sent: %s", (code, may) => {
    expect(mayResend(new TransportError(code, { sent: false }))).toBe(may);
    expect(mayResend(new TransportError(code, { sent: true }))).toBe(false);
  });

  it("does not believe other errors", () => {
    expect(mayResend(Object.assign(new Error(), { code: "connection_refused", sent: false }))).toBe(false);
  });
});

describe("chooseRetryDelay", () => {
  it.each([
    [0, 500],
    [0.5, 625],
    [0.999, 749.75],
  ])("is %f of the way from 500 to 750 ms: %d", (random, delay) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    expect(chooseRetryDelay()).toBeCloseTo(delay);
  });
});

describe("pause", () => {
  it("ends by itself, and watches the deadline no longer", async () => {
    const deadline = new Deadline(60_000);
    const stopWaiting = vi.spyOn(deadline, "stopWaiting");
    await pause(1, deadline);
    deadline.end();
    expect(stopWaiting).toHaveBeenCalledTimes(1);
  });

  it("ends when the call is cancelled", async () => {
    const controller = new AbortController();
    const pausing = pause(60_000, new Deadline(60_000, controller.signal));
    controller.abort("why");
    await expect(pausing).rejects.toMatchObject({ code: "aborted", sent: false, cause: "why" });
  });
});
