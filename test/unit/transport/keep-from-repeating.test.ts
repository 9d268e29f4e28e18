import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Dispatcher, DispatchHandler } from "../../../src/transport/dispatcher.ts";
import { keepFromRepeating } from "../../../src/transport/keep-from-repeating.ts";

const [older, newer] = [1, 2].map((dialect) => Symbol.for(`undici.globalDispatcher.${dialect}`)) as [
  symbol,
  symbol,
];

describe("keepFromRepeating", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("keeps no connection in Bun", () => {
    vi.stubGlobal("Bun", {});
    expect(keepFromRepeating({ method: "GET" }, vi.fn())).toEqual({ method: "GET", keepalive: false });
  });

  it("gives Deno one client that keeps no connection", () => {
    const createHttpClient = vi.fn(() => "client");
    vi.stubGlobal("Deno", { createHttpClient });
    expect([keepFromRepeating({}, vi.fn()), keepFromRepeating({}, vi.fn())]).toEqual([
      { client: "client" },
      { client: "client" },
    ]);
    expect(createHttpClient.mock.calls).toEqual([[{ poolMaxIdlePerHost: 0 }]]);
  });

  it("asks nothing of a runtime without a dispatcher", () => {
    // Touched before, so that Node does not put its dispatcher there now.
    void new Headers();
    const { [older]: dispatcher } = globalThis as { [symbol: symbol]: unknown };
    Object.assign(globalThis, { [older]: undefined });
    try {
      expect(Reflect.ownKeys(keepFromRepeating({}, vi.fn()))).toEqual([]);
    } finally {
      Object.assign(globalThis, { [older]: dispatcher });
    }
  });
});

describe("the dispatcher of one request", () => {
  const scope = globalThis as { [symbol: symbol]: unknown };
  const options = { path: "/", headers: { accept: "application/json" } };
  let before: unknown[];
  beforeEach(() => {
    void globalThis.Headers;
    before = [scope[older], scope[newer]];
  });
  afterEach(() => {
    [scope[older], scope[newer]] = before;
  });

  /** Puts dispatchers behind fetch, and takes the one that fetch is given in their place. */
  function start(behind: object, behindNewer?: object) {
    scope[older] = behind;
    scope[newer] = behindNewer;
    const onRepetition = vi.fn();
    const { dispatcher } = keepFromRepeating({}, onRepetition) as { dispatcher: Dispatcher };
    return { dispatcher, onRepetition };
  }
  const makeHandler = (name: "onConnect" | "onRequestStart") =>
    ({ [name]: vi.fn(() => "connected") }) as unknown as DispatchHandler;

  it.each([
    ["onConnect", "older", "the older"],
    ["onRequestStart", "newer", "the newer"],
    ["onRequestStart", undefined, "the older, where there is no other"],
  ] as const)("hands a request with %s (%s) to the dispatcher of %s", (name, dialect, _) => {
    const [behind, behindNewer] = [{ dispatch: vi.fn(() => true) }, { dispatch: vi.fn(() => true) }];
    const { dispatcher, onRepetition } = start(behind, dialect && behindNewer);
    const handler = makeHandler(name);
    const { [name]: connect } = handler;
    expect(dispatcher.dispatch(options, handler)).toBe(true);
    const [chosen, other] = dialect === "newer" ? [behindNewer, behind] : [behind, behindNewer];
    expect(chosen.dispatch.mock.calls).toEqual([[options, handler]]);
    expect(other.dispatch).not.toHaveBeenCalled();
    expect((handler[name] as (...request: unknown[]) => unknown)("abort", "context")).toBe("connected");
    expect(vi.mocked(connect).mock.calls).toEqual([["abort", "context"]]);
    expect(vi.mocked(connect).mock.contexts).toEqual([handler]);
    expect(onRepetition).not.toHaveBeenCalled();
    expect(chosen.dispatch.mock.calls).toEqual([[{ path: "/", headers: { accept: "\n" } }, handler]]);
  });

  it("is a MockAgent's where that is behind fetch", () => {
    const { dispatcher } = start({ dispatch: vi.fn(), isMockActive: true });
    expect(dispatcher).toMatchObject({ isMockActive: true });
  });

  it("takes no second request", () => {
    const dispatch = vi.fn(() => true);
    const { dispatcher, onRepetition } = start({ dispatch });
    dispatcher.dispatch(options, makeHandler("onConnect"));
    expect(onRepetition).not.toHaveBeenCalled();
    expect(() => dispatcher.dispatch(options, makeHandler("onConnect"))).toThrow(
      "The request was about to be repeated.",
    );
    expect(onRepetition).toHaveBeenCalledTimes(1);
    expect(dispatch).toHaveBeenCalledTimes(1);
  });

  it("gives its header fields until it is connected, and then none that can be sent", () => {
    const read = vi.fn<Dispatcher["dispatch"]>((dispatched, handler) => {
      expect(structuredClone(dispatched)).toEqual(options);
      handler.onConnect(() => {});
      expect(structuredClone(dispatched)).toEqual({ path: "/", headers: { accept: "\n" } });
      return true;
    });
    const { dispatcher, onRepetition } = start({ dispatch: read });
    dispatcher.dispatch(options, makeHandler("onConnect"));
    expect(read).toHaveReturned();
    expect(onRepetition).toHaveBeenCalledTimes(1);
    expect(options.headers).toEqual({ accept: "application/json" });
  });
});
