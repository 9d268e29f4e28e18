import { inspect } from "node:util";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import FetchAdapter from "@pollyjs/adapter-fetch";
import { Polly } from "@pollyjs/core";
import fetchMock from "fetch-mock";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import nock from "nock";
import * as undici from "undici-7";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createEkoClient } from "../../src/index.ts";
import { makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";

// Nobody listens there: a request that is not intercepted fails.
const baseUrl = "http://127.0.0.1:9/v3";
const url = `${baseUrl}/customer/account/${customer.customer_id}`;
const before = createEkoClient({ ...credentials, baseUrl });

/** Registers a customer with a client made before the interception and with one made after it. */
async function callTwice(): Promise<unknown[]> {
  const after = createEkoClient({ ...credentials, baseUrl });
  const results = await Promise.all([before, after].map((client) => client.onboardCustomer(customer)));
  return results.map(({ response_type }) => response_type);
}
const intercepted = ["otp_sent", "otp_sent"];

describe("a request is seen by", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("msw, which also fails one that nobody handles", async () => {
    const server = setupServer(http.post(url, () => HttpResponse.json(otpSent)));
    server.listen({ onUnhandledRequest: "error" });
    try {
      expect(await callTwice()).toEqual(intercepted);
      server.resetHandlers(http.get("http://127.0.0.1:9/other", () => HttpResponse.json({})));
      vi.spyOn(console, "error").mockImplementation(() => {});
      await expect(before.onboardCustomer(customer)).rejects.toMatchObject({ name: "EkoConnectionError" });
      expect(console.error).toHaveBeenCalledWith(
        expect.stringContaining("without a matching request handler"),
      );
    } finally {
      vi.restoreAllMocks();
      server.close();
    }
  });

  it("nock", async () => {
    // nock intercepts while it is loaded, until it is restored.
    if (!nock.isActive()) nock.activate();
    try {
      const scope = nock("http://127.0.0.1:9").post(new URL(url).pathname).times(2).reply(200, otpSent);
      expect(await callTwice()).toEqual(intercepted);
      expect(scope.isDone()).toBe(true);
    } finally {
      nock.restore();
    }
  });

  it("fetch-mock", async () => {
    fetchMock.mockGlobal().post(url, otpSent);
    try {
      expect(await callTwice()).toEqual(intercepted);
      expect(fetchMock.callHistory.calls(url)).toHaveLength(2);
    } finally {
      fetchMock.hardReset();
    }
  });

  it("Polly", async () => {
    // Its types describe another form of module than the one that is loaded.
    Polly.register(FetchAdapter as never);
    const polly = new Polly("onboarding", { adapters: ["fetch"], logLevel: "silent" });
    try {
      polly.server.post(url).intercept((_, response) => void response.status(200).json(otpSent));
      expect(await callTwice()).toEqual(intercepted);
    } finally {
      await polly.stop();
    }
  });

  it("a stub of global fetch", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(otpSent));
    vi.stubGlobal("fetch", fetch);
    expect(await callTwice()).toEqual(intercepted);
    const call = [url, expect.objectContaining({ method: "POST", cache: "no-store" })];
    expect(fetch.mock.calls).toEqual([call, call]);
  });

  it("a MockAgent that is set globally", async () => {
    const previous = undici.getGlobalDispatcher();
    const agent = new undici.MockAgent();
    agent.disableNetConnect();
    undici.setGlobalDispatcher(agent);
    try {
      const pool = agent.get("http://127.0.0.1:9");
      pool
        .intercept({ path: new URL(url).pathname, method: "POST" })
        .reply(200, otpSent)
        .times(2);
      expect(await callTwice()).toEqual(intercepted);
      agent.assertNoPendingInterceptors();
    } finally {
      undici.setGlobalDispatcher(previous);
    }
  });

  it("OpenTelemetry, in whose spans no key and no signature stands", async () => {
    const exporter = new InMemorySpanExporter();
    const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const instrumentation = new UndiciInstrumentation();
    instrumentation.setTracerProvider(tracerProvider);
    instrumentation.enable();
    try {
      await withFaultServer({ react: playSteps(makeAnswer(200, otpSent)) }, async (server) => {
        await createEkoClient({ ...credentials, baseUrl: server.origin }).onboardCustomer(customer);
        const [span, ...others] = exporter.getFinishedSpans();
        expect(others).toEqual([]);
        expect(span?.attributes).toMatchObject({ "http.request.method": "POST" });
        const sent = server.requests[0]?.headers ?? {};
        const secrets = [credentials.accessKey, credentials.developerKey, sent["secret-key"]];
        for (const secret of secrets) expect(inspect(span, { depth: null })).not.toContain(secret);
      });
    } finally {
      instrumentation.disable();
    }
  });

  it("nobody when all have left: the dispatcher serves again", async () => {
    await expect(before.onboardCustomer(customer)).rejects.toMatchObject({ outcome: "not_sent" });
  });
});
