import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { createEkoClient, EkoTimeoutError } from "../../src/index.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";

// As in Jest, where a test has classes of its own and Node's objects are of none of them.
const realm = runInNewContext(`
  class AbortSignal {
    aborted = false;
    listeners = new Set();
    addEventListener(_, listener) { this.listeners.add(listener); }
    removeEventListener(_, listener) { this.listeners.delete(listener); }
    abort(reason) {
      Object.assign(this, { aborted: true, reason });
      for (const listener of this.listeners) listener();
    }
  }
  ({ AbortSignal, Error, TypeError, SyntaxError, Uint8Array })
`);

const baseUrl = "https://realm.test";

function callWith(fetch: typeof globalThis.fetch, signal?: AbortSignal) {
  const client = createEkoClient({ ...credentials, baseUrl, fetch });
  return client.onboardCustomer(customer, { signal } as object);
}

describe("values of another realm", () => {
  it("take a signal, which aborts the call and keeps no listener", async () => {
    const signal = new realm.AbortSignal();
    const call = callWith(() => new Promise(() => {}), signal);
    const reason = new realm.Error("mine");
    setTimeout(() => signal.abort(reason), 10);
    await expect(call).rejects.toBeInstanceOf(EkoTimeoutError);
    await expect(call).rejects.toMatchObject({ code: "aborted", cause: reason });
    expect(signal.listeners.size).toBe(0);
  });

  it.each([[{}], ["abort"], [null], [{ aborted: true }], [new EventTarget()]])(
    "do not make a signal of %o",
    async (signal) => {
      const fetch = vi.fn();
      await expect(callWith(fetch, signal as never)).rejects.toThrow("signal must be an AbortSignal");
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it("do not hide the end of a call when the signal fails to take a listener away", async () => {
    const removeEventListener = () => {
      throw new Error("mine");
    };
    const signal = { aborted: false, addEventListener() {}, removeEventListener } as never;
    const fetch = async () => new Response(JSON.stringify(otpSent));
    await expect(callWith(fetch, signal)).resolves.toMatchObject({ response_type: "otp_sent" });
  });

  it("keep the causes of a failure to connect", async () => {
    const cause = Object.assign(new realm.Error("connect ECONNREFUSED 127.0.0.1:1"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    const fetch = async () => {
      throw new realm.TypeError("fetch failed", { cause });
    };
    const client = createEkoClient({ ...credentials, baseUrl, fetch, timeoutMs: 400 });
    await expect(client.onboardCustomer(customer)).rejects.toMatchObject({
      outcome: "not_sent",
      cause: { message: "TypeError", cause: { message: cause.message, code: "ECONNREFUSED" } },
    });
  });

  it("do not make a cause of an object that is named like a person", async () => {
    const fetch = () => Promise.reject({ name: customer.name, message: "x" });
    await expect(callWith(fetch)).rejects.not.toHaveProperty("cause");
  });

  it("do not show the JSON that cannot be parsed, which the message of the parser quotes", async () => {
    const client = createEkoClient({ ...credentials, baseUrl, fetch: async () => new Response("{}") });
    client.api.use({
      onResponse() {
        throw new realm.SyntaxError(customer.name);
      },
    });
    await expect(client.onboardCustomer(customer)).rejects.not.toHaveProperty("cause");
  });

  it("are read as a body, where global TextDecoder is another or none", async () => {
    vi.stubGlobal("TextDecoder", undefined);
    vi.resetModules();
    try {
      const { createEkoClient } = await import("../../src/index.ts");
      const chunks = Array.from(Buffer.from(JSON.stringify(otpSent)), (byte) => realm.Uint8Array.of(byte));
      const response = { status: 200, headers: new Headers(), body: chunks };
      const fetch = async () => response as unknown as Response;
      const client = createEkoClient({ ...credentials, baseUrl, fetch });
      await expect(client.onboardCustomer(customer)).resolves.toMatchObject({ response_type: "otp_sent" });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
