import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { SendOperation } from "../../../src/api/create-api.ts";
import { performCall } from "../../../src/call/perform-call.ts";
import {
  EkoConfigError,
  EkoError,
  EkoInputError,
  EkoRejectionError,
} from "../../../src/errors/eko-errors.ts";
import type { CallOptions, EkoClientOptions } from "../../../src/options.ts";
import { resolveOptions } from "../../../src/resolve-options.ts";
import { createServerClock } from "../../../src/signing/server-clock.ts";
import { limitConcurrency } from "../../../src/transport/limit-concurrency.ts";
import type { Answer } from "../../../src/transport/transport.ts";
import { TransportError } from "../../../src/transport/transport-error.ts";
import { credentials, customer, otpSent } from "../../helpers/sample-call.ts";

const input = { ...customer, client_ref_id: "REQ-1" };

interface Setting {
  answer?: Partial<Answer> & { json?: unknown };
  failure?: unknown;
  options?: Partial<EkoClientOptions>;
  callOptions?: CallOptions | undefined;
  input?: unknown;
  /** How far the faked time goes on until the answer is there. */
  takesMs?: number;
}

/** Performs onboardCustomer over a `send` that answers or fails, and returns the end and what the hooks were told. */
async function perform(setting: Setting = {}) {
  const { answer = {}, failure, options, callOptions, input: given = input, takesMs } = setting;
  const { json = otpSent, httpStatus = 200, headers = new Headers() } = answer;
  const send = vi.fn<SendOperation>(async () => {
    if (takesMs !== undefined) vi.advanceTimersByTime(takesMs);
    if (failure !== undefined) throw failure;
    return { httpStatus, headers, text: JSON.stringify(json) };
  });
  const [onAttempt, onOutcome] = [vi.fn(), vi.fn()];
  const resolved = resolveOptions({
    ...credentials,
    environment: "sandbox",
    onAttempt,
    onOutcome,
    ...options,
  });
  const context = {
    options: resolved,
    limit: limitConcurrency(1),
    send,
    serverClock: createServerClock(Date.now, true),
  };
  const ended = await performCall(context, "onboardCustomer", given, callOptions).then(
    (result) => ({ result, error: undefined }),
    (error: EkoError) => ({ result: undefined, error }),
  );
  const [[attempt] = [], [outcome] = []] = [onAttempt.mock.calls[0], onOutcome.mock.calls[0]];
  return { ...ended, send, attempt, outcome, hooks: [onAttempt, onOutcome] };
}

describe("performCall", () => {
  it("resolves with the data of a success, and tells the hooks once", async () => {
    const { result, attempt, outcome, hooks } = await perform();
    expect(result).toMatchObject({ response_type: "otp_sent", client_ref_id: "REQ-1" });
    const call = {
      operation: "onboardCustomer",
      call_id: expect.any(String),
      client_ref_id: "REQ-1",
      durationMs: expect.any(Number),
    };
    expect(attempt).toEqual({ ...call, attempt: 1, httpStatus: 200, code: undefined });
    expect(outcome).toEqual({
      ...call,
      attempts: 1,
      outcome: "success",
      response_type: "otp_sent",
      code: undefined,
      httpStatus: 200,
    });
    expect(hooks.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it("takes a rejection of a very long input for one, although no regular expression could hold the input", async () => {
    const json = { status: 1, response_status_id: 1, message: "", invalid_params: { name: "too long" } };
    const setting = { answer: { json }, input: { ...input, name: "K".repeat(100_000) } };
    const { error } = await perform(setting);
    expect(error).toBeInstanceOf(EkoRejectionError);
    expect(error).toMatchObject({ outcome: "rejected", invalid_params: { name: "too long" } });
  });

  it("measures durations from the start of the call, and of the attempt", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    vi.advanceTimersByTime(1_000);
    const slowInput = {
      ...input,
      get name() {
        vi.advanceTimersByTime(10);
        return input.name;
      },
    };
    const { attempt, outcome } = await perform({ input: slowInput, takesMs: 40 });
    vi.useRealTimers();
    expect([attempt?.durationMs, outcome?.durationMs]).toEqual([40, 50]);
  });

  it("ends with what the answer means", async () => {
    const { error, outcome } = await perform({ answer: { json: { status: 302 } } });
    expect(error).toBeInstanceOf(EkoRejectionError);
    expect(outcome).toMatchObject({ outcome: "rejected", code: "wrong_otp", httpStatus: 200 });
  });

  it("describes why there is no answer", async () => {
    const failure = new TransportError("connection_lost", { sent: true });
    const { error, attempt, outcome } = await perform({ failure });
    expect(error).toMatchObject({ code: "connection_lost", client_ref_id: "REQ-1", outcome: "unknown" });
    expect(attempt).toMatchObject({ code: "connection_lost", httpStatus: undefined });
    expect(outcome).toMatchObject({ code: "connection_lost", attempts: 1, httpStatus: undefined });
  });

  it("throws an EkoError whatever fails", async () => {
    const { error } = await perform({ failure: "a text" });
    expect(error).toBeInstanceOf(EkoError);
    expect(error).toMatchObject({ code: "unexpected_failure", outcome: "unknown" });
  });

  it("tells of no attempt when the input is refused", async () => {
    const { error, attempt, outcome, send } = await perform({ input: { ...input, dob: "today" } });
    expect(error).toBeInstanceOf(EkoInputError);
    expect(attempt).toBeUndefined();
    expect(outcome).toMatchObject({ attempts: 0, outcome: "not_sent", client_ref_id: "REQ-1" });
    expect(error).toMatchObject({ client_ref_id: "REQ-1" });
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    ["is unreadable", null],
    ["has a reference that breaks the contract", { ...input, client_ref_id: "two words" }],
  ])("gives a call whose input %s a reference all the same", async (_, given) => {
    const { error, outcome } = await perform({ input: given });
    expect(error?.client_ref_id).toMatch(/^[0-9a-z]{20}$/);
    expect(outcome).toMatchObject({ call_id: error?.client_ref_id, client_ref_id: error?.client_ref_id });
  });

  it.each([
    ["a time limit", { timeoutMs: 0 }],
    ["a signal", { signal: {} as AbortSignal }],
    ["an option", { timeoutms: 5 } as CallOptions],
  ])("refuses %s that is not one", async (_, callOptions) => {
    const { error, send } = await perform({ callOptions });
    expect(error).toBeInstanceOf(EkoConfigError);
    expect(error).toMatchObject({ operation: "onboardCustomer", client_ref_id: "REQ-1" });
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    ["the client's", undefined, 5_000],
    ["the client's, though there is a signal", { signal: new AbortController().signal }, 5_000],
    ["the client's, with null for options", null as never, 5_000],
    ["its own", { timeoutMs: 70 }, 70],
  ])("has a time limit: %s", async (_, callOptions, limitMs) => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const { send } = await perform({ options: { timeoutMs: 5_000 }, callOptions });
    expect(send.mock.calls[0]?.[3].remainingMs()).toBe(limitMs);
  });

  it.each([
    ["a success", {}],
    ["a failure", { failure: new TransportError("aborted", { sent: false }) }],
  ])("watches the signal no longer after %s", async (_, setting) => {
    const { signal } = new AbortController();
    const forget = vi.spyOn(signal, "removeEventListener");
    await perform({ ...setting, callOptions: { signal } });
    expect(forget).toHaveBeenCalledTimes(1);
  });

  it("keeps what the server echoes out of the error, except the reference", async () => {
    const echo = [customer.customer_id, customer.name, "20810200", credentials.developerKey, "REQ-1"];
    const json = { status: 461, invalid_params: { name: echo.join(" ") } };
    const { error } = await perform({ answer: { json } });
    expect(error).toMatchObject({
      invalid_params: { name: "[customer_id] [name] [user_code] [developerKey] REQ-1" },
    });
  });
});
