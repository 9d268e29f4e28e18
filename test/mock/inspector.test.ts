import { once } from "node:events";
import { connect } from "node:net";
import { text as readAll } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";

const mock = await startMockServer({ inspector: true });
const root = new URL("/", mock.url);
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const browserAccept = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

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

  it.each([[{}], [{ accept: "application/json" }], [{ accept: "*/*" }]])(
    "leaves GET / to the mock for %j",
    async (headers) => {
      expect((await fetch(root, { headers })).status).toBe(404);
    },
  );

  it("is off by default", async () => {
    const plain = await startMockServer();
    try {
      for (const path of ["/", "/inspector/events"]) {
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
    ["a page of elsewhere", { host: root.host, origin: "https://elsewhere.example" }],
  ])("refuses %s", async (_, { host, origin }: { host: string; origin?: string }) => {
    for (const start of [
      "GET / ",
      "GET /inspector/events ",
      "GET /inspector/requests/1 ",
      "POST /inspector/reset ",
    ]) {
      const head = [
        `${start}HTTP/1.1`,
        `host: ${host}`,
        "accept: text/html",
        "connection: close",
        "content-length: 0",
      ];
      if (origin) head.push(`origin: ${origin}`);
      const socket = connect(Number(root.port), root.hostname);
      await once(socket, "connect");
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      const answer = await readAll(socket);
      expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
      expect(answer).not.toContain("mock-access-key");
    }
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
