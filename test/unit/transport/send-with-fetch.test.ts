import { describe, expect, it, vi } from "vitest";
import { Deadline } from "../../../src/transport/deadline.ts";
import type { Dispatcher } from "../../../src/transport/dispatcher.ts";
import { sendWithFetch } from "../../../src/transport/send-with-fetch.ts";
import type { WireRequest } from "../../../src/transport/transport.ts";

const request: WireRequest = {
  method: "POST",
  url: "https://example.test/v3/customer",
  headers: new Map([["accept", "application/json"]]),
  body: "{}",
};

type Fetch = typeof globalThis.fetch;

async function sendOver(fetch: Fetch, sent = request, signal?: AbortSignal) {
  const deadline = new Deadline(1_000, signal);
  const stopWaiting = vi.spyOn(deadline, "stopWaiting");
  try {
    return await sendWithFetch(fetch)(sent, deadline);
  } finally {
    // Nobody waits for the call any more.
    expect(stopWaiting).toHaveBeenCalled();
    deadline.end();
  }
}

const failWith = (error: unknown) => vi.fn<Fetch>(() => Promise.reject(error));

describe("sendWithFetch", () => {
  it("sends the request, and follows no redirect", async () => {
    const fetch = vi.fn<Fetch>(async () => new Response("é", { status: 201, headers: { Date: "today" } }));
    const { httpStatus, text, headers } = await sendOver(fetch);
    expect([httpStatus, text, headers.get("date")]).toEqual([201, "é", "today"]);
    expect(fetch.mock.calls).toEqual([
      [
        request.url,
        {
          method: "POST",
          headers: new Headers({ accept: "application/json" }),
          body: "{}",
          redirect: "manual",
          cache: "no-store",
          signal: expect.any(AbortSignal),
          dispatcher: { isMockActive: undefined, dispatch: expect.any(Function) },
        },
      ],
    ]);
  });

  it("hands over genuine Headers as they are, and no body if the request has none", async () => {
    const fetch = vi.fn<Fetch>(async () => new Response());
    await sendOver(fetch, { ...request, headers: new Headers({ a: "b" }), body: undefined });
    const init = fetch.mock.calls[0]?.[1] ?? {};
    expect(init.headers).toEqual(new Headers({ a: "b" }));
    expect(init).not.toHaveProperty("body");
  });

  it("reads the text of an answer that has no stream", async () => {
    const answer = { status: 200, headers: new Headers(), text: async () => "é" };
    expect(await sendOver(async () => answer as Response)).toMatchObject({ text: "é" });
  });

  it("takes an answer without a body for an empty text", async () => {
    expect(await sendOver(async () => new Response(null, { status: 204 }))).toMatchObject({ text: "" });
  });

  it.each([
    [{ code: "ECONNREFUSED" }, "connection_refused", false],
    [{ cause: { code: "UND_ERR_CONNECT_TIMEOUT" } }, "connect_timeout", false],
    [{ code: "ECONNRESET" }, "connection_lost", true],
    ["a text", "connection_lost", true],
  ])("concludes from a failure of %j: %s, sent: %s", async (cause, code, sent) => {
    await expect(sendOver(failWith(cause))).rejects.toMatchObject({
      code,
      sent,
      cause,
      httpStatus: undefined,
    });
  });

  it("says that fetch was about to repeat the request, and not that it was never sent", async () => {
    const refused = Object.assign(new Error("of the second request"), { code: "ECONNREFUSED" });
    const repeat: Fetch = async (_, init) => {
      const { dispatcher } = init as unknown as { dispatcher: Dispatcher };
      const dispatch = () => dispatcher.dispatch({ headers: {} }, { onConnect: () => {} } as never);
      dispatch();
      expect(dispatch).toThrow();
      throw refused;
    };
    const symbol = Symbol.for("undici.globalDispatcher.1");
    const scope = globalThis as { [symbol]?: unknown };
    void globalThis.Headers;
    const { [symbol]: before } = scope;
    scope[symbol] = { dispatch: () => true };
    try {
      await expect(sendOver(repeat)).rejects.toMatchObject({
        code: "dispatcher_repeats",
        sent: true,
        httpStatus: undefined,
        cause: refused,
      });
    } finally {
      scope[symbol] = before;
    }
  });

  it("takes any failure after the status for a lost connection", async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(Object.assign(new Error(), { code: "ECONNREFUSED" })),
    });
    await expect(sendOver(async () => new Response(body))).rejects.toMatchObject({
      code: "connection_lost",
      sent: true,
      httpStatus: 200,
    });
  });

  it.each([
    [0, "x".repeat(2 ** 20)],
    [1, undefined],
  ])("reads 1 MiB and %i bytes: %#", async (more, text) => {
    const answer = sendOver(async () => new Response("x".repeat(2 ** 20 + more)));
    if (text !== undefined) return expect(await answer).toMatchObject({ text });
    await expect(answer).rejects.toMatchObject({ code: "body_too_large", sent: true, httpStatus: 200 });
  });

  it("does not decode what fetch has decoded already", async () => {
    const response = new Response("plain", { headers: { "content-encoding": "gzip" } });
    expect(await sendOver(async () => response)).toMatchObject({ text: "plain" });
  });

  it("rejects too many encodings before it reads the body", async () => {
    const pull = vi.fn();
    const headers = { "content-encoding": Array(6).fill("identity").join() };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const answer = sendOver(async () => new Response(body, { headers }));
    await expect(answer).rejects.toMatchObject({ code: "invalid_encoding", httpStatus: 200 });
    expect(pull).not.toHaveBeenCalled();
  });

  it("keeps a byte order mark, which JSON then refuses", async () => {
    expect(await sendOver(async () => new Response("\ufeff{}"))).toMatchObject({ text: "\ufeff{}" });
  });

  it("rejects a body that is not UTF-8", async () => {
    const answer = sendOver(async () => new Response(Buffer.of(0xff)));
    await expect(answer).rejects.toMatchObject({ code: "invalid_encoding", httpStatus: 200 });
  });

  it("aborts fetch when the call is cancelled, and waits for nothing", async () => {
    const controller = new AbortController();
    const fetch = vi.fn<Fetch>(() => new Promise(() => {}));
    const answer = sendOver(fetch, request, controller.signal);
    controller.abort("mine");
    await expect(answer).rejects.toMatchObject({
      code: "aborted",
      sent: true,
      cause: "mine",
      httpStatus: undefined,
    });
    expect(fetch.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  });

  it("remembers the status when the call is cancelled while the body is read", async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const answer = sendOver(async () => new Response(body, { status: 202 }), request, controller.signal);
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: "aborted", httpStatus: 202 });
  });
});
