import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { Deadline } from "../../../src/transport/deadline.ts";
import type { DispatchHandler } from "../../../src/transport/dispatcher.ts";
import { sendWithDispatcher } from "../../../src/transport/send-with-dispatcher.ts";
import type { WireRequest } from "../../../src/transport/transport.ts";

const request: WireRequest = {
  method: "POST",
  url: "https://example.test:8443/v3/customer?a=b",
  headers: new Map([["accept", "application/json"]]),
  body: "{}",
};

/** Sends through a dispatcher that does what it is told, with the handler of the transport in its hand. */
async function sendThrough(
  play: (handler: DispatchHandler, options: object) => void,
  options: { aborted?: boolean } = {},
) {
  const controller = new AbortController();
  const deadline = new Deadline(1_000, controller.signal);
  const dispatch = vi.fn((dispatched: object, handler: DispatchHandler) => {
    play(handler, dispatched);
    return true;
  });
  const answer = sendWithDispatcher({ dispatch })(request, deadline);
  if (options.aborted) controller.abort();
  try {
    return { ...(await answer), dispatch };
  } finally {
    deadline.end();
  }
}

describe("sendWithDispatcher", () => {
  it("hands over the request, with no limits but the deadline's and without redirects", async () => {
    let handedOver: object | undefined;
    await sendThrough((handler, options) => {
      handedOver = structuredClone(options);
      handler.onConnect(() => {});
      handler.onHeaders(200, []);
      handler.onComplete();
    });
    expect(handedOver).toEqual({
      origin: "https://example.test:8443",
      path: "/v3/customer?a=b",
      method: "POST",
      headers: { accept: "application/json" },
      body: "{}",
      idempotent: false,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxRedirections: 0,
    });
  });

  it("sends a request without header fields", async () => {
    const dispatch = vi.fn((_: object, handler: DispatchHandler) => {
      handler.onConnect(() => {});
      handler.onHeaders(200, []);
      handler.onComplete();
      return true;
    });
    const deadline = new Deadline(1_000);
    const answer = await sendWithDispatcher({ dispatch })({ ...request, headers: new Map() }, deadline);
    deadline.end();
    expect(answer.httpStatus).toBe(200);
    expect(dispatch.mock.calls[0]?.[0]).toMatchObject({ headers: {} });
  });

  it("refuses to be sent again after a connection has taken it", async () => {
    const readings: object[] = [];
    const answer = sendThrough((handler, options) => {
      readings.push(structuredClone(options));
      handler.onConnect(() => {});
      readings.push(structuredClone(options));
    });
    await expect(answer).rejects.toMatchObject({ code: "dispatcher_repeats", sent: true });
    // undici writes no field with a line break.
    expect(readings).toMatchObject([
      { headers: { accept: "application/json" } },
      { headers: { accept: "\n" } },
    ]);
  });

  it("refuses a second connection, also one for which nothing is read again", async () => {
    const abort = vi.fn();
    let connectAgain = () => {};
    const answer = sendThrough((handler, options) => {
      structuredClone(options);
      handler.onConnect(abort);
      connectAgain = () => handler.onConnect(() => {});
    });
    expect(connectAgain).toThrow("must not be written");
    await expect(answer).rejects.toMatchObject({ code: "dispatcher_repeats", sent: true });
    expect(abort).toHaveBeenCalledTimes(1);
  });

  it("is not sent by a dispatcher that reports a connection before it has read the request", async () => {
    const answer = sendThrough((handler, options) => {
      handler.onConnect(() => {});
      structuredClone(options);
    });
    await expect(answer).rejects.toMatchObject({ code: "dispatcher_repeats", sent: false });
  });

  it.each([
    [60_000, undefined],
    [60_001, { code: "connect_timeout", sent: false }],
  ])("when a connection is ready %i ms after the signature ends in %o", async (ageMs, failure) => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(1_000);
    const answer = sendThrough((handler, options) => {
      structuredClone(options);
      clock.mockReturnValue(1_000 + ageMs);
      try {
        handler.onConnect(() => {});
        handler.onHeaders(200, []);
        handler.onComplete();
      } finally {
        vi.restoreAllMocks();
      }
    });
    if (failure === undefined) await expect(answer).resolves.toMatchObject({ httpStatus: 200 });
    else await expect(answer).rejects.toMatchObject(failure);
  });

  it("aborts a late request where a throw would end the process: in the MockAgent of undici 6", async () => {
    const abort = vi.fn();
    const deadline = new Deadline(1);
    let onConnect: DispatchHandler["onConnect"] = () => {};
    const dispatch = (_: object, handler: DispatchHandler) => {
      onConnect = handler.onConnect;
      return true;
    };
    await expect(sendWithDispatcher({ dispatch })(request, deadline)).rejects.toMatchObject({ sent: false });
    onConnect(abort, null);
    expect(abort).toHaveBeenCalledTimes(1);
  });

  it("may be read again as long as no connection has taken it", async () => {
    const answer = await sendThrough((handler, options) => {
      structuredClone(options);
      structuredClone(options);
      handler.onConnect(() => {});
      handler.onHeaders(200, []);
      handler.onComplete();
    });
    expect(answer.httpStatus).toBe(200);
  });

  describe("in the newer dialect", () => {
    const controller = () => ({ abort: vi.fn() });

    it("collects an answer, with header fields that came twice", async () => {
      const answer = await sendThrough((handler) => {
        handler.onRequestStart(controller());
        handler.onResponseStart(controller(), 103, { link: "x" });
        handler.onResponseStart(controller(), 200, { date: "today", via: ["a", "b"], none: undefined });
        handler.onResponseData(controller(), Buffer.from("ab"));
        handler.onResponseEnd();
      });
      expect([answer.httpStatus, answer.text, answer.headers.get("via")]).toEqual([200, "ab", "a, b"]);
    });

    it("aborts through the controller", async () => {
      const { abort } = controller();
      const answer = sendThrough((handler) => handler.onRequestStart({ abort }), { aborted: true });
      await expect(answer).rejects.toMatchObject({ code: "aborted", sent: true });
      expect(abort).toHaveBeenCalledTimes(1);
    });

    it("refuses a second connection by an error, which keeps it", async () => {
      const [first, second] = [controller(), controller()];
      let connectAgain = () => {};
      const answer = sendThrough((handler, options) => {
        structuredClone(options);
        handler.onRequestStart(first);
        connectAgain = () => handler.onRequestStart(second);
      });
      expect(connectAgain).toThrow("must not be written");
      await expect(answer).rejects.toMatchObject({ code: "dispatcher_repeats", sent: true });
      expect([first, second].map(({ abort }) => abort.mock.calls.length)).toEqual([1, 0]);
    });

    it("proves that nothing was sent before it started", async () => {
      const error = Object.assign(new Error(), { code: "ECONNREFUSED" });
      const answer = sendThrough((handler) => handler.onResponseError(null, error));
      await expect(answer).rejects.toMatchObject({ code: "connection_refused", sent: false });
    });
  });

  it("keeps an answer that completes twice from taking the deadline of the request after it", async () => {
    const deadline = new Deadline(50);
    const handlers: DispatchHandler[] = [];
    const dispatch = (options: object, handler: DispatchHandler) => {
      // As a dispatcher does that reads the request before it connects.
      structuredClone(options);
      return handlers.push(handler) > 0;
    };
    const send = sendWithDispatcher({ dispatch });
    const refused = send(request, deadline);
    handlers[0]?.onConnect(() => {});
    handlers[0]?.onHeaders(403, []);
    handlers[0]?.onComplete();
    await refused;
    const resent = send(request, deadline);
    handlers[0]?.onComplete();
    await expect(resent).rejects.toMatchObject({ code: "timeout" });
  });

  it("tells the callbacks to go on", async () => {
    const said: unknown[] = [];
    await sendThrough((handler) => {
      handler.onConnect(() => {});
      said.push(handler.onHeaders(200, []), handler.onData(Buffer.from("a")));
      handler.onComplete();
    });
    expect(said).toEqual([true, true]);
  });

  it("joins the chunks, and passes over what only announces the answer", async () => {
    const answer = await sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(103, ["Link", "x"]);
      handler.onHeaders(200, ["Date", "today"]);
      handler.onData(Buffer.from("a"));
      handler.onData(Buffer.from("b"));
      handler.onComplete();
    });
    expect([answer.httpStatus, answer.text, [...answer.headers]]).toEqual([200, "ab", [["date", "today"]]]);
  });

  it("takes an answer without header fields", async () => {
    const answer = await sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(200, null);
      handler.onComplete();
    });
    expect([...answer.headers]).toEqual([]);
  });

  it("takes an end without an answer for a lost connection", async () => {
    const answer = sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(103, null);
      handler.onComplete();
    });
    await expect(answer).rejects.toMatchObject({ code: "connection_lost", sent: true });
  });

  it("keeps to its first word when more comes after the abortion", async () => {
    let late: DispatchHandler | undefined;
    const abort = vi.fn();
    const answer = sendThrough(
      (handler) => {
        late = handler;
        handler.onConnect(abort);
        handler.onHeaders(200, []);
      },
      { aborted: true },
    );
    await expect(answer).rejects.toMatchObject({ code: "aborted", sent: true, httpStatus: 200 });
    late?.onComplete();
    late?.onError(new Error("late"));
    await expect(answer).rejects.toMatchObject({ code: "aborted" });
    expect(abort).toHaveBeenCalledTimes(1);
  });

  it("cancels the other calls of a signal, too, when the dispatcher throws at an abortion", async () => {
    const controller = new AbortController();
    const deadlines = [1, 2].map(() => new Deadline(1_000, controller.signal));
    const dispatcher = {
      dispatch(_: object, handler: DispatchHandler) {
        handler.onConnect(() => {
          throw new Error("of the dispatcher");
        });
        return true;
      },
    };
    const answers = deadlines.map((deadline) => sendWithDispatcher(dispatcher)(request, deadline));
    controller.abort();
    for (const answer of answers) await expect(answer).rejects.toMatchObject({ code: "aborted", sent: true });
  });

  it("does not let a request go that was cancelled while it connected", async () => {
    let connect: DispatchHandler | undefined;
    const answer = sendThrough((handler) => (connect = handler), { aborted: true });
    await expect(answer).rejects.toMatchObject({ code: "aborted", sent: false });
    const abort = vi.fn();
    // undici drops a request whose handler throws here; an abort would cost the connection.
    expect(() => connect?.onConnect(abort)).toThrow("must not be written");
    expect(abort).not.toHaveBeenCalled();
  });

  it("throws nothing back at a dispatcher that reports a failure to connect", async () => {
    const report = vi.fn((handler: DispatchHandler) => handler.onError(new Error("of the dispatcher")));
    await expect(sendThrough(report)).rejects.toMatchObject({ code: "connection_failed", sent: false });
    expect(report).toHaveReturned();
  });

  it("takes an error of the dispatcher itself for a failure to connect", async () => {
    const answer = sendThrough(() => {
      throw new TypeError("closed");
    });
    await expect(answer).rejects.toMatchObject({
      code: "connection_failed",
      sent: false,
      cause: { message: "closed" },
    });
  });

  it.each([
    ["UND_ERR_CONNECT_TIMEOUT", "connect_timeout"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_failure"],
    ["EHOSTUNREACH", "connection_failed"],
  ])("names %s before a connection stands: %s, not sent", async (cause, code) => {
    const answer = sendThrough((handler) => handler.onError(Object.assign(new Error(), { code: cause })));
    await expect(answer).rejects.toMatchObject({ code, sent: false });
  });

  it("believes an answer that a request was sent, whatever else it was told", async () => {
    const answer = sendThrough((handler) => {
      handler.onHeaders(200, []);
      handler.onError(new Error("lost"));
    });
    await expect(answer).rejects.toMatchObject({ sent: true, httpStatus: 200 });
  });

  it("names any error after that a lost connection", async () => {
    const answer = sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onError(Object.assign(new Error(), { code: "ECONNREFUSED" }));
    });
    await expect(answer).rejects.toMatchObject({ code: "connection_lost", sent: true });
  });

  it("stops reading an answer of more than 1 MiB", async () => {
    const abort = vi.fn();
    const answer = sendThrough((handler) => {
      handler.onConnect(abort);
      handler.onHeaders(200, []);
      handler.onData(Buffer.alloc(2 ** 20));
      handler.onData(Buffer.alloc(1));
    });
    await expect(answer).rejects.toMatchObject({ code: "body_too_large", sent: true, httpStatus: 200 });
    expect(abort).toHaveBeenCalledTimes(1);
  });

  it("reads an answer of 1 MiB", async () => {
    const answer = await sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(200, []);
      handler.onData(Buffer.alloc(2 ** 20, " "));
      handler.onComplete();
    });
    expect(answer.text).toHaveLength(2 ** 20);
  });

  it("takes off the encoding of an answer", async () => {
    const answer = await sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(200, ["Content-Encoding", "gzip"]);
      handler.onData(gzipSync("{}"));
      handler.onComplete();
    });
    expect(answer.text).toBe("{}");
  });

  it("takes an answer that an interceptor has made an error for an answer", async () => {
    const error = { code: "UND_ERR_RESPONSE", statusCode: 403, headers: { date: "today" }, body: "{}" };
    const answer = await sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onError(error);
    });
    expect([answer.httpStatus, answer.text, [...answer.headers]]).toEqual([403, "{}", [["date", "today"]]]);
  });

  it("leaves something behind while the dispatcher goes on connecting, and nothing once it is connected", async () => {
    const handlers: DispatchHandler[] = [];
    const send = sendWithDispatcher({ dispatch: (_, handler) => handlers.push(handler) > 0 });
    const controller = new AbortController();
    const [connecting, connected] = [1, 2].map(() => new Deadline(1_000, controller.signal));
    const answers = [connecting, connected].map((deadline) => send(request, deadline as Deadline));
    handlers[1]?.onConnect(() => {});
    controller.abort();
    for (const answer of answers) await expect(answer).rejects.toMatchObject({ code: "aborted" });
    expect(connected?.leftBehind).toBeUndefined();
    const letGo = vi.fn();
    void connecting?.leftBehind?.then(letGo);
    await Promise.resolve();
    expect(letGo).not.toHaveBeenCalled();
    handlers[0]?.onError(new Error("of the dispatcher"));
    await Promise.resolve();
    expect(letGo).toHaveBeenCalledTimes(1);
  });

  it("rejects what cannot be decoded", async () => {
    const answer = sendThrough((handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(200, []);
      handler.onData(Buffer.of(0xff));
      handler.onComplete();
    });
    await expect(answer).rejects.toMatchObject({ code: "invalid_encoding", sent: true });
  });
});
