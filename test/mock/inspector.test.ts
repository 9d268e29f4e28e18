import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { PassThrough } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mockKeys, startMockServer } from "../../src/mock/index.ts";
import { createInspector } from "../../src/mock/inspector/serve-inspector.ts";
import type { RequestDetails } from "../../src/mock/inspector/views.ts";
import { readGreeting } from "./read-greeting.ts";
import { customer, sign } from "./send-signed.ts";

const mock = await startMockServer({ inspector: true });
const root = new URL("/", mock.url);
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const browserAccept = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** Sends a sample as the page does. */
const tryOut = (operationId: string, body: string) =>
  fetch(new URL(`/inspector/try/${operationId}`, root), { method: "POST", body });

describe("the inspector's server", () => {
  it("answers a browser with one page that may load nothing else", async () => {
    const answer = await fetch(root, { headers: browserAccept });
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; connect-src 'self'/,
    );
    expect(policy).not.toContain("unsafe");
    expect(await answer.text()).not.toMatch(/(?:src|href)="(?!data:,|\/(?!\/))/);
  });

  it.each(["127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080", "localhost", "LOCALHOST:8080"])(
    "answers at %s, with an Accept in capitals",
    async (host) => {
      const head = `GET / HTTP/1.1\r\nhost: ${host}\r\naccept: TEXT/HTML\r\nconnection: close\r\n\r\n`;
      const socket = connect(Number(root.port), root.hostname);
      socket.write(head);
      expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 200 .*<!doctype html>/s);
    },
  );

  it.each([
    [{}],
    [{ accept: "application/json" }],
    [{ accept: "*/*" }],
    [{ accept: "text/html;q=0, */*" }],
    [{ accept: "application/x-text/html" }],
  ])("leaves GET / to the mock for %j", async (headers) => {
    expect((await fetch(root, { headers })).status).toBe(404);
  });

  it("leaves GET / to the mock for a client without Accept", async () => {
    const socket = connect(Number(root.port), root.hostname);
    socket.write(`GET / HTTP/1.1\r\nhost: ${root.host}\r\nconnection: close\r\n\r\n`);
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 404 /);
  });

  it("is off by default", async () => {
    const plain = await startMockServer();
    try {
      for (const path of ["/", "/docs", "/inspector/events"]) {
        expect((await fetch(new URL(path, plain.url), { headers: browserAccept })).status).toBe(404);
      }
    } finally {
      await plain.close();
    }
  });

  it.each([
    ["another name that points here", { host: "rebound.example.test" }],
    ["a name with the port", { host: `localhost.example.test:${root.port}` }],
    ["a Host that is not one", { host: "a b" }],
    ["a name before this address", { host: "elsewhere.example@127.0.0.1" }],
    ["a name behind this address", { host: "127.0.0.1/elsewhere.example" }],
    ["an empty Host", { host: "" }],
    ["a request without Host", {}],
    ["a page of elsewhere", { host: root.host, origin: "https://elsewhere.example" }],
  ])("refuses %s", async (_, { host, origin }: { host?: string; origin?: string }) => {
    for (const start of [
      "GET / ",
      "GET /inspector/events ",
      "GET /inspector/requests/1 ",
      "POST /inspector/reset ",
      "GET /docs ",
      "POST /inspector/try/getCustomer ",
    ]) {
      const head = [`${start}HTTP/1.1`, "accept: text/html", "connection: close", "content-length: 0"];
      if (host !== undefined) head.push(`host: ${host}`);
      if (origin) head.push(`origin: ${origin}`);
      const socket = connect(Number(root.port), root.hostname);
      await once(socket, "connect");
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      const answer = await readAll(socket);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).not.toContain("mock-access-key");
    }
  });

  it.each([
    ["POST", "/docs"],
    ["HEAD", "/docs"],
    ["GET", "/docs/"],
    ["GET", "/inspector/try/getCustomer"],
  ])("leaves %s %s to the mock", async (method, path) => {
    expect((await fetch(new URL(path, root), { method, headers: browserAccept })).status).toBe(404);
    expect(mock.journal).toHaveLength(1);
  });

  it.each([
    ["text that is cut off", "{", 400, "This is not a JSON object."],
    ["null", "null", 400, "This is not a JSON object."],
    ["a list", "[]", 400, "This is not a JSON object."],
    ["what is nested too deeply", `${'{"a":'.repeat(99)}1${"}".repeat(99)}`, 400, "deeper than 32 levels"],
    ["more than a request may hold", `{"name":"${"x".repeat(65_536)}"}`, 413, "larger than 65536 bytes"],
  ])("sends nothing for %s", async (_, body, status, message) => {
    const answer = await tryOut("onboardCustomer", body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ message: expect.stringContaining(message) });
    expect(mock.journal).toHaveLength(0);
  });

  it("sends nothing for an operation that the contract does not have", async () => {
    for (const name of ["toString", "onboard"]) expect((await tryOut(name, "{}")).status).toBe(400);
    expect(mock.journal).toHaveLength(0);
  });

  it("sends values that no address can hold, encoded", async () => {
    const answer = await tryOut("onboardCustomer", String.raw`{"customer_id":"../\ud800"}`);
    expect(await answer.json()).toMatchObject({ httpStatus: 422 });
    expect(mock.journal[0]?.path).toMatch(/\/\.\.%2F%EF%BF%BD$/);
  });

  it("sends any value under any name", async () => {
    const text = `{"customer_id":{"toString":1},"constructor":7,"__proto__":8}`;
    expect(await (await tryOut("onboardCustomer", text)).json()).toMatchObject({ httpStatus: 422 });
    expect(mock.journal[0]?.path).toMatch(/\/%7B%22toString%22%3A1%7D$/);
    expect(mock.journal[0]?.body).toBe('{"constructor":7,"__proto__":8}');
  });

  it("sends the values of a GET in the query, also those that the contract does not have", async () => {
    const { initiator_id, user_code } = customer;
    const values = { customer_id: "9444444444", initiator_id, user_code };
    const send = (more: object) => tryOut("getCustomer", JSON.stringify({ ...values, ...more }));
    expect(await (await send({})).json()).toMatchObject({ httpStatus: 200 });
    expect(await (await send({ more: { a: 1 } })).json()).toMatchObject({ httpStatus: 422 });
    const query = `initiator_id=${initiator_id}&user_code=${user_code}`;
    const paths = mock.journal.map(({ path }) => path.replace(/^.*\//, ""));
    expect(paths).toEqual([`9444444444?${query}`, `9444444444?${query}&more=%7B%22a%22%3A1%7D`]);
  });

  it("sends what lacks the value of its path", async () => {
    expect(await (await tryOut("getCustomer", "{}")).json()).toMatchObject({ httpStatus: 404 });
    expect(mock.journal[0]?.path).toMatch(/\/customer\/profile\/$/);
  });

  it("shows a sample without an answer as one", async () => {
    const sample = JSON.stringify({ ...customer, customer_id: "0000000902" });
    expect(await (await tryOut("onboardCustomer", sample)).json()).toEqual({ text: "" });
    expect(mock.journal).toMatchObject([{ fault: "connection_reset" }]);
  });

  it("sends the sample of a scenario, and nothing for an id that is not one", async () => {
    const start = (id: string) => fetch(new URL(`/inspector/scenarios/${id}`, root), { method: "POST" });
    expect((await start("9444444444")).status).toBe(404);
    expect((await start("0000000404")).status).toBe(202);
    await expect
      .poll(() => mock.journal)
      .toMatchObject([{ path: expect.stringContaining("0000000404"), status: 404 }]);
  });

  it("forgets requests and customers on reset", async () => {
    await tryOut("onboardCustomer", JSON.stringify({ ...customer, customer_id: "9444444444" }));
    expect(mock.customers()).toEqual(["9444444444"]);
    expect((await fetch(new URL("/inspector/reset", root), { method: "POST" })).status).toBe(200);
    expect([mock.journal, mock.customers()]).toEqual([[], []]);
  });

  it("has nothing to show of a request that was forgotten", async () => {
    const answer = await fetch(new URL("/inspector/requests/999", root));
    expect([answer.status, await answer.json()]).toEqual([200, null]);
  });

  it.each([
    ["no timestamp", { "secret-key-timestamp": undefined }, undefined],
    ["a timestamp that nobody signs", { "secret-key-timestamp": "now" }, undefined],
    [
      "no signature",
      { "secret-key": undefined },
      [expect.any(Object), expect.any(Object), expect.objectContaining({ sent: "" })],
    ],
  ])(
    "has the steps to a signature for a request with %s, as far as there are any",
    async (_, sent, steps) => {
      const headers = Object.entries({ ...sign(), ...sent }).filter(([, value]) => value !== undefined);
      await fetch(`${mock.url}/customer/profile/9444444444`, { headers: headers as [string, string][] });
      const answer = await fetch(new URL(`/inspector/requests/${mock.journal[0]?.id}`, root));
      const details = (await answer.json()) as RequestDetails;
      expect(details).toMatchObject({ httpStatus: 401, advice: [expect.any(String)] });
      expect(details.steps).toEqual(steps);
    },
  );

  it("hangs up on a browser that has gone in the middle of its request", async () => {
    const inspect = createInspector({
      ...mock,
      host: "127.0.0.1",
      keys: mockKeys,
      verifiesSignatures: true,
      scenarios: {},
      clock: Date.now,
    });
    const request = Object.assign(new PassThrough(), {
      method: "POST",
      url: "/inspector/try/getCustomer",
      headers: { host: root.host },
    });
    const response = { destroy: vi.fn() };
    inspect(request as unknown as IncomingMessage, response as unknown as ServerResponse);
    request.destroy(new Error("aborted"));
    await expect.poll(() => response.destroy).toHaveBeenCalledOnce();
  });

  it("has the start of a long query in the list, and all of it in the details", async () => {
    const query = "a".repeat(900);
    await fetch(new URL(`/elsewhere?initiator_id=${query}`, root));
    const details = await (await fetch(new URL(`/inspector/requests/${mock.journal[0]?.id}`, root))).json();
    expect(details).toMatchObject({ path: `/elsewhere?initiator_id=${query}` });
    const greeting = await readGreeting(new URL("/inspector/events", root));
    expect(greeting).toContain(
      `"path":"/elsewhere?initiator_id=${"a".repeat(200 - "/elsewhere?initiator_id=".length)}…"`,
    );
  });

  it("does not show keys that somebody chose", async () => {
    const own = await startMockServer({
      inspector: true,
      accessKey: "CANARY-access",
      developerKey: "CANARY-dev",
    });
    const controller = new AbortController();
    try {
      const { body } = await fetch(new URL("/inspector/events", own.url), { signal: controller.signal });
      const { value } = (await body?.getReader().read()) ?? {};
      const greeting = new TextDecoder().decode(value);
      expect(greeting).toContain("event: greeting");
      expect(greeting).not.toContain("CANARY");
    } finally {
      controller.abort();
      await own.close();
    }
  });
});
