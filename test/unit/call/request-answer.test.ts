import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SendOperation } from "../../../src/api/create-api.ts";
import { type PreparedCall, prepareCall } from "../../../src/call/prepare-call.ts";
import { requestAnswer } from "../../../src/call/request-answer.ts";
import { createServerClock } from "../../../src/signing/server-clock.ts";
import { Deadline } from "../../../src/transport/deadline.ts";
import { TransportError } from "../../../src/transport/transport-error.ts";
import { customer, makeRefusal, olderRefusal } from "../../helpers/sample-call.ts";

const call: PreparedCall = prepareCall("onboardCustomer", customer, {
  initiator_id: "9962981729",
  user_code: "20810200",
});
const now = Date.parse("2026-01-01T12:00:00Z");
const anHourAhead = { date: new Date(now + 3_600_000).toUTCString() };

interface AnswerTurn {
  httpStatus: number;
  headers?: Record<string, string>;
  text?: string;
}
type Turn = AnswerTurn | Error;

const ok: Turn = { httpStatus: 200, text: "{}" };
const refused: AnswerTurn = {
  httpStatus: 401,
  headers: anHourAhead,
  text: JSON.stringify(makeRefusal(2485)),
};
const forbidden: AnswerTurn = { httpStatus: 403, headers: anHourAhead, text: JSON.stringify(olderRefusal) };
const refusedConnection = new TransportError("connection_refused", { sent: false });
const lostConnection = new TransportError("connection_lost", { sent: true });

describe("requestAnswer", () => {
  let deadline: Deadline;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    deadline = new Deadline(10_000);
  });
  afterEach(() => {
    deadline.end();
    vi.runAllTimers();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Plays the turns of a server, and returns how the call ended and what was reported on the way. */
  async function request(...turns: Turn[]) {
    const reports: object[] = [];
    const offsets: number[] = [];
    const times: number[] = [];
    const startedAt = performance.now();
    const serverClock = createServerClock(() => now, true);
    const limit = <T>(_: Deadline, task: () => Promise<T>) => task();
    const send = vi.fn<SendOperation>(async () => {
      offsets.push(serverClock.offsetMs());
      times.push(performance.now() - startedAt);
      const turn = turns[times.length - 1];
      if (turn === undefined || turn instanceof Error) throw turn;
      const { httpStatus, headers, text = "" } = turn;
      return { httpStatus, headers: new Headers(headers), text };
    });
    const onAttempt = () => (end: { answer?: { httpStatus: number }; error?: unknown }) => {
      reports.push(end.answer ? { httpStatus: end.answer.httpStatus } : { error: end.error });
    };
    const ended = requestAnswer({ limit, send, serverClock }, call, deadline, onAttempt).then(
      (answer) => ({ answer, error: undefined }),
      (error: unknown) => ({ answer: undefined, error }),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    return { ...(await ended), reports, offsets, times, send };
  }

  it("sends the parts of the call to its path", async () => {
    const { answer, send, reports } = await request(ok);
    expect(send.mock.calls).toEqual([
      ["POST", "/customer/account/{customer_id}", { params: call.params, body: call.body }, deadline],
    ]);
    expect(answer).toMatchObject({ httpStatus: 200, text: "{}" });
    expect(reports).toEqual([{ httpStatus: 200 }]);
  });

  it("sends once more, after the pause of the policy, what was proven not to be sent", async () => {
    const { answer, reports, times } = await request(refusedConnection, ok);
    expect(answer).toMatchObject({ httpStatus: 200 });
    expect(reports).toEqual([{ error: refusedConnection }, { httpStatus: 200 }]);
    expect(times).toEqual([0, 625]);
  });

  it("sends no third time", async () => {
    const { error, send } = await request(refusedConnection, refusedConnection, ok);
    expect(error).toBe(refusedConnection);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it("does not send again what may have been sent", async () => {
    const { error, send } = await request(lostConnection, ok);
    expect(error).toBe(lostConnection);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["no more than the pause", 625, 1],
    ["more", 626, 2],
  ])("with %s left until the deadline (%d ms) sends %d times", async (_, remainingMs, times) => {
    vi.spyOn(deadline, "remainingMs").mockReturnValue(remainingMs);
    const { send } = await request(refusedConnection, ok);
    expect(send).toHaveBeenCalledTimes(times);
  });

  it.each([
    ["refused timestamp", refused],
    ["403 of older servers", forbidden],
  ])("signs afresh after a %s that shows the clock to be wrong", async (_, turn) => {
    const { answer, offsets, reports } = await request(turn, ok);
    expect(answer).toMatchObject({ httpStatus: 200 });
    expect(offsets).toEqual([0, 3_600_000]);
    expect(reports).toEqual([{ httpStatus: turn.httpStatus }, { httpStatus: 200 }]);
  });

  it.each([
    ["a second 403", [forbidden, { httpStatus: 403, headers: { date: new Date(now).toUTCString() } }], 2],
    ["a 403 without a Date", [{ ...forbidden, headers: {} }], 1],
    ["a 403 in other words", [{ ...forbidden, text: "{}" }], 1],
    ["a 401 in other words", [{ ...refused, text: "{}" }], 1],
    ...([2483, 2484, 2486, 2487] as const).map((status) => [
      `a 401 with status ${status}`,
      [{ ...refused, text: JSON.stringify(makeRefusal(status)) }],
      1,
    ]),
    ["a 404 of a server whose clock differs", [{ ...forbidden, httpStatus: 404 }], 1],
  ] as [string, Turn[], number][])("ends with %s", async (_, turns, times) => {
    const { answer, send } = await request(...turns, ok);
    expect(answer).toMatchObject({ httpStatus: (turns.at(-1) as { httpStatus: number }).httpStatus });
    expect(send).toHaveBeenCalledTimes(times);
  });

  it("keeps the 403 when the second request never left", async () => {
    const { answer, reports, send } = await request(forbidden, refusedConnection, ok);
    expect(answer).toMatchObject({ httpStatus: 403 });
    expect(reports).toEqual([{ httpStatus: 403 }, { error: refusedConnection }]);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["may have left", lostConnection],
    ["failed in the code of the caller", new Error("mine")],
  ])("does not keep the 403 when the second request %s", async (_, failure) => {
    expect((await request(forbidden, failure)).error).toBe(failure);
  });

  it("ends with the abortion while it pauses", async () => {
    const controller = new AbortController();
    deadline.end();
    deadline = new Deadline(10_000, controller.signal);
    setTimeout(() => controller.abort("mine"), 300);
    const { error, send } = await request(refusedConnection, ok);
    expect(error).toMatchObject({ code: "aborted", sent: false, cause: "mine" });
    expect(send).toHaveBeenCalledTimes(1);
  });
});
