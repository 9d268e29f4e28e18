import { describe, expect, it, vi } from "vitest";
import { createApi } from "../../../src/api/create-api.ts";
import { EkoConfigError } from "../../../src/errors/eko-errors.ts";
import { Deadline } from "../../../src/transport/deadline.ts";
import { limitConcurrency } from "../../../src/transport/limit-concurrency.ts";
import { RawHeaders } from "../../../src/transport/raw-headers.ts";
import type { Answer, Transport, WireRequest } from "../../../src/transport/transport.ts";
import { TransportError } from "../../../src/transport/transport-error.ts";

const baseUrl = "https://example.test/v3";
const profile = "/customer/profile/{customer_id}";
const account = "/customer/account/{customer_id}";
const caller = { initiator_id: "9962981729", user_code: "20810200" };
const params = { path: { customer_id: "9444444444" }, query: caller };
const body = { ...caller, name: "Karan Garg", dob: "1990-05-15", residence_address: ["123 MG Road"] };

/** An api over a transport that answers everything alike and remembers what it was to send. */
function createTestApi({
  status = 200,
  text = "{}",
  failure,
}: {
  status?: number;
  text?: string;
  failure?: Error;
} = {}) {
  const sent: WireRequest[] = [];
  const transport: Transport = vi.fn(async (request, deadline) => {
    sent.push(request);
    deadline.stopWaiting();
    if (failure !== undefined) throw failure;
    return { httpStatus: status, headers: new RawHeaders(["Date", "today"]), text };
  });
  const signing = {
    onRequest: vi.fn(({ request }: { request: { headers: Pick<Headers, "set"> } }) => {
      request.headers.set("secret-key", "signed");
      return undefined;
    }),
  };
  const { api, send } = createApi({ baseUrl, timeoutMs: 1_000 }, signing, limitConcurrency(1), transport);
  return { api, send, sent };
}

const commonHeaders = {
  accept: "application/json",
  "cache-control": "no-store",
  "content-type": "application/json",
  "secret-key": "signed",
  "user-agent": "eko-onboarding",
};

const headersOf = (request: WireRequest | undefined) => Object.fromEntries(request?.headers ?? []);

describe("the api", () => {
  it("sends a signed GET to its address, with the common headers", async () => {
    const { api, sent } = createTestApi();
    const { response } = await api.GET(profile, { params });
    expect(response.status).toBe(200);
    expect(sent).toMatchObject([
      {
        method: "GET",
        url: `${baseUrl}/customer/profile/9444444444?initiator_id=9962981729&user_code=20810200`,
        body: undefined,
      },
    ]);
    expect(headersOf(sent[0])).toEqual(commonHeaders);
  });

  it("sends a body as JSON", async () => {
    const { api, sent } = createTestApi();
    await api.POST(account, { params: { path: params.path }, body });
    expect(sent.map(({ method, body }) => [method, JSON.parse(body ?? "")])).toEqual([["POST", body]]);
  });

  it("lets a call have headers of its own", async () => {
    const { api, sent } = createTestApi();
    await api.GET(profile, { params, headers: { "x-trace": "1", accept: "text/plain" } });
    expect(headersOf(sent[0])).toEqual({ ...commonHeaders, "x-trace": "1", accept: "text/plain" });
  });

  it("makes its Request itself", async () => {
    const { api } = createTestApi();
    const Mine = vi.fn();
    await api.GET(profile, { params, Request: Mine as never });
    expect(Mine).not.toHaveBeenCalled();
  });

  it("takes the method by name, too", async () => {
    const { api, sent } = createTestApi();
    await api.request("get", profile, { params });
    expect(sent.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("answers with the text, parsed, and the genuine Response", async () => {
    const { api } = createTestApi({ text: '{"status":0}' });
    const { data, response } = await api.GET(profile, { params });
    expect(data).toEqual({ status: 0 });
    expect(response).toBeInstanceOf(Response);
    expect(response.headers.get("date")).toBe("today");
  });

  it.each([204, 205, 304])("answers a %i, which has no body", async (status) => {
    const { api } = createTestApi({ status, text: "" });
    const { data, response } = await api.GET(profile, { params, parseAs: "text" });
    expect({ data, status: response.status }).toEqual({ data: status === 205 ? "" : undefined, status });
  });

  it("leaves a rejection to its caller", async () => {
    const { api } = createTestApi({ status: 403, text: '{"status":1}' });
    const { error, response } = await api.GET(profile, { params });
    expect([error, response.status]).toEqual([{ status: 1 }, 403]);
  });

  it("names the server that it could not reach", async () => {
    const failure = new TransportError("connection_refused", { sent: false });
    await expect(createTestApi({ failure }).api.GET(profile, { params })).rejects.toMatchObject({
      message: "The request could not connect to example.test: connection refused. Nothing was sent.",
      code: "connection_refused",
      outcome: "not_sent",
    });
  });

  it("refuses a byte order mark, which a Response would drop", async () => {
    const call = createTestApi({ text: "\ufeff{}" }).api.GET(profile, { params });
    await expect(call).rejects.toMatchObject({
      code: "invalid_encoding",
      outcome: "unknown",
      httpStatus: 200,
    });
  });

  it.each([
    ["before the request is sent", "onRequest", "not_sent"],
    ["after that", "onResponse", "unknown"],
  ])("is aborted although a middleware does not end %s", async (_, hook, outcome) => {
    const { api } = createTestApi();
    const controller = new AbortController();
    api.use({
      [hook]() {
        controller.abort("mine");
        return new Promise(() => {});
      },
    } as never);
    const call = api.GET(profile, { params, signal: controller.signal });
    await expect(call).rejects.toMatchObject({ code: "aborted", outcome, cause: "mine" });
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      await createTestApi().api.GET(profile, { params });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("sends nothing to another server", async () => {
    const { api, sent } = createTestApi();
    const call = api.GET(profile, { params, baseUrl: "https://example.test/v30" });
    await expect(call).rejects.toThrow("eko.api calls paths below the client's base URL only.");
    await expect(call).rejects.toBeInstanceOf(EkoConfigError);
    expect(sent).toEqual([]);
  });

  it("sends nothing to a path with a gap", async () => {
    const { api, sent } = createTestApi();
    const call = api.GET(profile, { params: { path: {} as never, query: caller } });
    await expect(call).rejects.toThrow("A path parameter is missing in params.path.");
    expect(sent).toEqual([]);
  });

  it("takes nothing in the query for a gap", async () => {
    const { api, sent } = createTestApi();
    await api.GET(profile, { params: { ...params, query: { ...caller, client_ref_id: "{abc}" } } });
    expect(sent).toHaveLength(1);
  });

  it("refuses a signal that is not an AbortSignal", async () => {
    const { api, sent } = createTestApi();
    const call = api.GET(profile, { params, signal: {} as AbortSignal });
    await expect(call).rejects.toThrow("signal must be an AbortSignal.");
    expect(sent).toEqual([]);
  });
});

describe("middleware of the user", () => {
  /** Sends as the methods of the client do. */
  async function answerOf({ send }: ReturnType<typeof createTestApi>): Promise<Answer> {
    const deadline = new Deadline(1_000);
    try {
      return await send("POST", account, { params: { path: params.path }, body }, deadline);
    } finally {
      deadline.end();
    }
  }

  /** Sends, and returns what the transport was given. */
  async function sendOnce(test: ReturnType<typeof createTestApi>): Promise<WireRequest | undefined> {
    await answerOf(test);
    return test.sent.at(-1);
  }

  it("changes what the methods send, until it is ejected", async () => {
    const test = createTestApi();
    const trace = {
      onRequest({ request }: { request: Request }) {
        request.headers.set("x-trace", "1");
        return undefined;
      },
    };
    test.api.use(trace);
    expect(headersOf(await sendOnce(test))).toEqual({ ...commonHeaders, "x-trace": "1" });
    test.api.eject(trace);
    const light = await sendOnce(test);
    expect(headersOf(light)).toEqual(commonHeaders);
    expect(light?.headers).toBeInstanceOf(Map);
  });

  it("is met by genuine objects as long as one is left", async () => {
    const test = createTestApi();
    const [first, second] = [{ onRequest: vi.fn() }, { onRequest: vi.fn() }];
    test.api.use(first, second);
    test.api.eject(first, { onRequest: vi.fn() });
    await sendOnce(test);
    expect(first.onRequest).not.toHaveBeenCalled();
    expect(second.onRequest.mock.calls).toMatchObject([[{ request: expect.any(Request) }]]);
  });

  it("stays where it was when the next one is refused", async () => {
    const test = createTestApi();
    const first = { onRequest: vi.fn() };
    expect(() => test.api.use(first, {} as never)).toThrow("Middleware must be an object");
    await sendOnce(test);
    expect(first.onRequest).toHaveBeenCalledTimes(1);
  });

  it("may be left out", async () => {
    const test = createTestApi();
    test.api.use(undefined as never);
    expect((await sendOnce(test))?.headers).toBeInstanceOf(Map);
  });

  it.each([
    ["onRequest", "not_sent", "invalid_options"],
    ["onResponse", "unknown", "unexpected_failure"],
  ] as const)("fails the call when it fails in %s: %s, %s", async (when, outcome, code) => {
    const { api } = createTestApi();
    api.use({
      [when]() {
        throw new EkoConfigError("The clock is wrong.");
      },
    } as never);
    await expect(api.GET(profile, { params })).rejects.toMatchObject({ outcome, code });
  });

  it.each(["api", "methods"])("may throw undefined before the %s have sent anything", async (way) => {
    const test = createTestApi();
    test.api.use({ onRequest: () => Promise.reject() });
    const call = way === "api" ? test.api.GET(profile, { params }) : answerOf(test);
    await expect(call).rejects.toMatchObject({ code: "unexpected_failure" });
    await expect(call).rejects.toMatchObject(way === "api" ? { outcome: "not_sent" } : { sent: false });
    expect(test.sent).toEqual([]);
  });

  it("may throw undefined afterwards", async () => {
    const { api } = createTestApi();
    api.use({ onResponse: () => Promise.reject() });
    await expect(api.GET(profile, { params })).rejects.toMatchObject({
      code: "unexpected_failure",
      outcome: "unknown",
    });
  });

  it("may be that of a single call, and comes after that of all calls", async () => {
    const { api, sent } = createTestApi();
    const seen: string[] = [];
    const watch = (name: string) => ({
      onRequest({ request }: { request: Request }) {
        seen.push(`${name} ${request.headers.get("secret-key")}`);
        return undefined;
      },
    });
    api.use(watch("of all"));
    await api.GET(profile, { params, middleware: [watch("of one")] });
    await api.GET(profile, { params });
    expect(seen).toEqual(["of all signed", "of one signed", "of all signed"]);
    expect(sent).toHaveLength(2);
  });

  it.each([
    [200, '{ "status": 0 }'],
    [200, ""],
    [204, ""],
    [401, '{ "status": 2129, "status": 2484 }'],
    [403, '"quoted"'],
    [403, "null"],
    [502, "<html></html>"],
    [503, ""],
  ])("gets the same answer of HTTP %i as without it: %j", async (status, text) => {
    const test = createTestApi({ status, text });
    test.api.use({ onRequest: () => undefined });
    await expect(answerOf(test)).resolves.toMatchObject({ httpStatus: status, text });
    await expect(answerOf(createTestApi({ status, text }))).resolves.toMatchObject({
      httpStatus: status,
      text,
    });
  });

  it("may replace the answer, which the call then reads", async () => {
    const test = createTestApi();
    test.api.use({ onResponse: () => new Response("of the middleware", { status: 409 }) });
    await expect(answerOf(test)).resolves.toMatchObject({ httpStatus: 409, text: "of the middleware" });
  });

  it("sends the same as without it", async () => {
    const [bare, watched] = [createTestApi(), createTestApi()];
    watched.api.use({ onRequest: () => undefined });
    const [one, other] = [await sendOnce(bare), await sendOnce(watched)];
    expect({ ...other, headers: headersOf(other) }).toEqual({ ...one, headers: headersOf(one) });
  });
});
