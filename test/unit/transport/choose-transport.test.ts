import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EkoConfigError } from "../../../src/errors/eko-errors.ts";
import { chooseTransport } from "../../../src/transport/choose-transport.ts";
import { Deadline } from "../../../src/transport/deadline.ts";
import type { Dispatcher } from "../../../src/transport/dispatcher.ts";

const { processScope } = vi.hoisted(() => ({ processScope: {} as { fetch?: typeof globalThis.fetch } }));
vi.mock("../../../src/transport/fetch-classes.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  processScope,
}));

const request = { method: "GET", url: "https://example.test/", headers: new Headers(), body: undefined };
const symbol = Symbol.for("undici.globalDispatcher.1");
const slot = globalThis as { [symbol]?: Dispatcher };

function makeDispatcher(): Dispatcher {
  return {
    dispatch: vi.fn((_, handler) => {
      handler.onConnect(() => {});
      handler.onHeaders(200, null);
      handler.onComplete();
      return true;
    }),
  };
}

function makeFetch() {
  return vi.fn<typeof globalThis.fetch>(async () => new Response("over fetch"));
}

async function send(options: Parameters<typeof chooseTransport>[0]): Promise<string> {
  const deadline = new Deadline(1_000);
  const { text } = await chooseTransport(options)(request, deadline);
  deadline.end();
  return text;
}

describe("chooseTransport", () => {
  let original: Dispatcher | undefined;
  beforeEach(() => {
    // The runtime sets it at the first touch of fetch.
    void globalThis.Headers;
    original = slot[symbol];
  });
  afterEach(() => {
    if (original) slot[symbol] = original;
    vi.unstubAllGlobals();
  });

  it("takes the caller's fetch", async () => {
    const fetch = makeFetch();
    expect(await send({ fetch })).toBe("over fetch");
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("takes the caller's dispatcher", async () => {
    const dispatcher = makeDispatcher();
    expect(await send({ dispatcher })).toBe("");
    expect(dispatcher.dispatch).toHaveBeenCalledTimes(1);
  });

  it("takes the dispatcher behind global fetch, whichever it is at the time of the call", async () => {
    const transport = chooseTransport({});
    const dispatcher = makeDispatcher();
    slot[symbol] = dispatcher;
    const deadline = new Deadline(1_000);
    await transport(request, deadline);
    deadline.end();
    expect(dispatcher.dispatch).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["no dispatcher", undefined],
    ["something that dispatches nothing", {} as Dispatcher],
  ])("takes global fetch in a runtime that has %s behind it", async (_, dispatcher) => {
    vi.stubGlobal("fetch", async () => new Response("like Node's, with internal/deps/undici"));
    slot[symbol] = dispatcher as Dispatcher;
    expect(await send({})).toContain("like Node's");
  });

  it("takes global fetch when it was replaced, and the dispatcher when it is Node's again", async () => {
    const transport = chooseTransport({});
    const dispatcher = makeDispatcher();
    slot[symbol] = dispatcher;
    vi.stubGlobal("fetch", makeFetch());
    const deadline = new Deadline(1_000);
    expect((await transport(request, deadline)).text).toBe("over fetch");
    vi.unstubAllGlobals();
    expect((await transport(request, deadline)).text).toBe("");
    deadline.end();
    expect(dispatcher.dispatch).toHaveBeenCalledTimes(1);
  });

  it("takes the fetch of the process where the scope of the code has none", async () => {
    processScope.fetch = makeFetch();
    vi.stubGlobal("fetch", undefined);
    expect(await send({})).toBe("over fetch");
  });

  it("refuses a runtime without what fetch needs", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(() => chooseTransport({})).toThrow(EkoConfigError);
  });
});
