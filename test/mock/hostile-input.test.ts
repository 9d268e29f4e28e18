import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { parseBody } from "../../src/mock/gate/parse-body.ts";
import { startMockServer } from "../../src/mock/index.ts";
import { refuseBadConnections } from "../../src/mock/refuse-bad-connections.ts";
import { customer, getProfile, post, sign } from "./send-signed.ts";

const sentStatuses = new Map<number | undefined, number>();
const mock = await startMockServer({
  onAnswer: ({ status }) => sentStatuses.set(status, (sentStatuses.get(status) ?? 0) + 1),
});
const { port, pathname: base } = new URL(mock.url);
const onboard = `${base}/customer/account/9444444444`;
const body = JSON.stringify(customer);

const rejections: unknown[] = [];
const keepRejection = (reason: unknown) => void rejections.push(reason);
process.on("unhandledRejection", keepRejection);
beforeEach(() => mock.reset());
afterAll(async () => {
  process.off("unhandledRejection", keepRejection);
  await mock.close();
});

interface RawRequest {
  method?: string;
  target?: string;
  /** Lines that replace nothing: the signing headers and a content type are sent as well, unless `bare`. */
  headers?: string[];
  body?: string | Buffer;
  bare?: boolean;
}

function write({ method = "POST", target = onboard, headers = [], body: content = body, bare }: RawRequest) {
  const bytes = Buffer.from(content);
  const own = bare
    ? []
    : [
        ...Object.entries(sign()).map(([name, value]) => `${name}: ${value}`),
        ...(headers.some((line) => /^content-type:/i.test(line)) ? [] : ["content-type: application/json"]),
        ...(headers.some((line) => /^(content-length|transfer-encoding):/i.test(line))
          ? []
          : [`content-length: ${bytes.length}`]),
      ];
  const head = [`${method} ${target} HTTP/1.1`, "host: mock", ...own, ...headers, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), bytes]);
}

/** Sends bytes, and returns what came back until the server closed or `isDone` said so. */
function exchange(bytes: Buffer, isDone: (text: string) => boolean): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes));
    const finish = () => {
      socket.destroy();
      resolve(text);
    };
    socket.on("error", finish).on("close", finish);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isDone(text)) finish();
    });
  });
}

const hasHead = (text: string) => text.includes("\r\n\r\n");

async function statusOf(request: RawRequest): Promise<number> {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(await exchange(write(request), hasHead))?.[1]);
}

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

// A broken mock may never answer.
describe("hostile input", { timeout: 20_000 }, () => {
  const cases: [name: string, status: number, request: RawRequest][] = [
    ["a lone %", 404, { target: `${base}/customer/account/%` }],
    ["a lone % without a signature", 404, { target: `${base}/customer/account/%`, bare: true, body: "" }],
    ["half an escape", 404, { target: `${base}/customer/account/94444444%4` }],
    ["%ZZ", 404, { target: `${base}/customer/account/%ZZ` }],
    ["invalid UTF-8 in the path", 404, { target: `${base}/customer/account/%ff` }],
    ["..", 404, { target: `${base}/customer/../customer/account/9444444444` }],
    ["an encoded ..", 404, { target: `${base}/customer/%2e%2e/account/9444444444` }],
    ["an empty segment", 404, { target: `${base}//customer/account/9444444444` }],
    ["an encoded slash", 422, { target: `${base}/customer/account/94444%2F4444` }],
    ["an encoded %", 422, { target: `${base}/customer/account/%25` }],
    ["a backslash", 404, { target: `${base}\\customer\\account\\9444444444` }],
    ["an absolute target", 404, { target: `http://127.0.0.1${onboard}` }],
    ["another base path", 404, { target: "/customer/account/9444444444" }],
    ["a path that is not there", 404, { target: `${base}/customer` }],
    ["another method", 405, { method: "PUT" }],
    ["OPTIONS", 405, { method: "OPTIONS", body: "" }],
    ["a control character in the target", 400, { target: `${onboard}\x01` }],
    ["a header of 20 kB", 431, { headers: [`x-long: ${"x".repeat(20_000)}`] }],
    ["another media type", 415, { headers: ["content-type: text/plain"] }],
    ["a charset other than UTF-8", 415, { headers: ["content-type: application/json; charset=latin1"] }],
    ["a malformed media type without a body", 415, { headers: ["content-type: ;"], body: "" }],
    ["two content types", 415, { headers: Array(2).fill("content-type: application/json") }],
    ["two content lengths", 400, { headers: ["content-length: 1", "content-length: 2"] }],
    ["a malformed chunk", 400, { headers: ["transfer-encoding: chunked"], body: "xyz\r\n" }],
    ["a parameter of the media type", 200, { headers: ["content-type: application/json; foo=bar"] }],
    ["a quoted charset", 200, { headers: ['content-type: application/json;charset="UTF-8"; a=b'] }],
    [
      "another charset behind a parameter",
      415,
      { headers: ["content-type: application/json; a=b; charset=x"] },
    ],
    [
      "two media types behind a parameter",
      415,
      { headers: ["content-type: application/json; a=b, text/plain"] },
    ],
    ["a compressed body", 415, { headers: ["content-encoding: gzip"] }],
    ["invalid UTF-8 in the body", 400, { body: Buffer.from([0x22, 0xff, 0x22]) }],
    ["a byte order mark", 400, { body: `\ufeff${body}` }],
    ["half of a JSON text", 400, { body: body.slice(0, 20) }],
    ["JSON nested 30,000 deep", 400, { body: nested(30_000) }],
    ["objects nested 10,000 deep", 400, { body: `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}` }],
    [
      "lists and objects in turn, 8,000 deep",
      400,
      { body: `${'[{"a":'.repeat(8_000)}1${"}]".repeat(8_000)}` },
    ],
    ["a deep value under a repeated name", 400, { body: body.replace("{", `{"name":${nested(30_000)},`) }],
    [
      "invalid UTF-8 deep inside",
      400,
      { body: Buffer.concat([Buffer.alloc(60_000, "["), Buffer.from([0xff])]) },
    ],
    ["a name of 60,000 brackets", 200, { body: JSON.stringify({ ...customer, name: "[".repeat(60_000) }) }],
    ["a name of 30,000 escapes", 200, { body: JSON.stringify({ ...customer, name: '"'.repeat(30_000) }) }],
    ["an unclosed string of backslashes", 400, { body: `"${"\\".repeat(50_001)}` }],
    ["no body", 422, { body: "" }],
    ["null", 422, { body: "null" }],
    ["an array", 422, { body: "[]" }],
    ["a __proto__ in the body", 422, { body: body.replace("{", '{"__proto__":{"a":1},') }],
    ["an unknown query parameter", 422, { target: `${onboard}?debug=1` }],
    ["a lone % in the query", 422, { target: `${onboard}?%` }],
    ["a __proto__ in the query", 422, { target: `${onboard}?__proto__=1` }],
    ["an unsupported Accept", 406, { headers: ["accept: text/html"] }],
    ["a malformed Accept", 406, { headers: ["accept: /;q=;,"] }],
    ["an Accept that rules JSON out", 406, { headers: ["accept: application/json;q=0"] }],
    ["an Accept that takes all but JSON", 406, { headers: ["accept: */*, application/json;q=0"] }],
    ["an Accept with quality values", 200, { headers: ["accept: text/html, application/*;q=0.1"] }],
    ["an Accept with an open quote", 200, { headers: ['accept: application/json;v="1'] }],
    ["an unknown expectation", 417, { headers: ["expect: the-unexpected"] }],
    ["an upgrade", 200, { headers: ["connection: upgrade", "upgrade: websocket"] }],
    ["a malformed Prefer", 200, { headers: ["prefer: ;;=,code=;example"] }],
  ];
  for (const [name, status, request] of cases) {
    it(`answers ${name} with ${status}`, async () => {
      expect(await statusOf(request)).toBe(status);
      expect((await post(mock, "/customer/account/9444444444")).status).toBe(200);
    });
  }

  it.each([
    ["semicolons and blanks", "; ".repeat(5_000)],
    ["semicolons and tabs", ";\t\t".repeat(5_000)],
    ["blanks", " ".repeat(15_000)],
    ["parameters", "; a=b ".repeat(2_500)],
    ["quotes that stay open", '; a="'.repeat(3_000)],
    ["quoted blanks", '; a=" " '.repeat(2_000)],
  ])("refuses a media type of %s, and is not kept busy by it", (_, parameters) => {
    const read = () => parseBody(Buffer.from(body), { "content-type": `application/json${parameters}"` });
    // A pattern that does not end blocks the timer that ends a test, but not the one that ends a script.
    expect(() => runInNewContext("read()", { read }, { timeout: 5_000 })).toThrow(
      expect.objectContaining({ answer: expect.objectContaining({ status: 415 }) }),
    );
  });

  it.each([
    ["a text that is not HTTP", "hello\r\n\r\n", 400, "This is not a request of HTTP/1.1"],
    ["a TLS handshake", Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), 400, "takes http:, not https:"],
    ["a header of 20 kB", write({ headers: [`x: ${"x".repeat(20_000)}`] }), 431, "larger than 16384 bytes"],
    ["a proxy's CONNECT", "CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n", 405, "The mock is not a proxy"],
    ["an unknown expectation", write({ headers: ["expect: x"] }), 417, "100-continue"],
    ["the root", write({ method: "GET", target: "/", body: "" }), 404, `The path must begin with ${base}/.`],
    [
      "an absolute target",
      write({ target: `http://mock${onboard}` }),
      404,
      `The path must begin with ${base}/.`,
    ],
    ["a fragment", write({ target: `${onboard}#a` }), 404, "a character that needs percent-encoding"],
    ["HTTP/1.1 without Host", `GET ${onboard} HTTP/1.1\r\n\r\n`, 400, "The Host header is missing."],
    ["HTTP/1.0 without Host", `PUT ${onboard} HTTP/1.0\r\n\r\n`, 405, "POST"],
    ["a byte order mark", write({ body: `\ufeff${body}` }), 400, "begins with a byte order mark"],
  ])("answers %s with a sentence, and no stack", async (_, bytes, status, sentence) => {
    const isWhole = (text: string) => /\r\n\r\n.*\}$/s.test(text);
    const answer = await exchange(Buffer.from(bytes), isWhole);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(sentence);
    expect(answer).not.toMatch(/\bat .*:\d+/);
  });

  it("answers a request that took too long to arrive with 408", async () => {
    const server = createServer();
    refuseBadConnections(server);
    const socket = new PassThrough();
    server.emit("clientError", Object.assign(new Error(), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), socket);
    expect(String(socket.read())).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n.*too long to arrive/s);
    // Nobody is there to answer any more.
    const onError = vi.fn();
    server.emit("clientError", new Error(), socket.on("error", onError));
    await new Promise(setImmediate);
    expect(socket.destroyed).toBe(true);
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([
    ["null", [{ location: "body", path: "", rule: "type" }]],
    ["7", [{ location: "body", path: "", rule: "type" }]],
    ["", [{ location: "body", path: "", rule: "required" }]],
  ])("says of the body %j that alone", async (text, violations) => {
    const response = await post(mock, "/customer/account/9444444444", text);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ violations });
  });

  it("takes a GET with the content type of a form and a body, as the vendor's SDK sends it", async () => {
    const query = "initiator_id=9962981729&user_code=20810200";
    const target = `${base}/customer/profile/9444444444?${query}`;
    const headers = ["content-type: application/x-www-form-urlencoded"];
    expect(await statusOf({ method: "GET", target, headers, body: "" })).toBe(200);
    expect(await statusOf({ method: "GET", target, headers, body: "a=b" })).toBe(200);
  });

  it.each<[string, number, string, Record<string, string>?]>([
    ["64 kB of brackets", 400, nested(32_000)],
    ["64 kB of an open string of escaped quotes", 400, `"${'\\"'.repeat(32_000)}`],
    ["64 kB of quotes", 400, '"'.repeat(64_000)],
    ["a signature of 15 kB of padding", 401, body, { "secret-key": `${"=".repeat(15_000)}!` }],
  ])("refuses %s in a moment", async (_, status, text, headers) => {
    const { user, system } = process.cpuUsage();
    const response = await post(mock, "/customer/account/9444444444", text, headers);
    const spent = process.cpuUsage({ user, system });
    expect(response.status).toBe(status);
    // Microseconds. Reading the text many times over would take seconds.
    expect(spent.user + spent.system).toBeLessThan(500_000);
  });

  const numbered = Array.from({ length: 5_000 }, (_, index) => index.toString(36));

  it.each([
    ["items of a list", onboard, JSON.stringify({ ...customer, residence_address: Array(30_000).fill(1) })],
    ["fields", onboard, JSON.stringify(Object.fromEntries(numbered.map((name) => [`_${name}`, 1])))],
    ["query parameters", `${onboard}?${numbered.slice(0, 3_000).join("&")}`, body],
  ])("lists a hundred of thousands of wrong %s", async (_, target, text) => {
    const response = await post(mock, target.slice(base.length), text);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      message: "The request breaks the contract, in more places than are listed.",
      violations: expect.objectContaining({ length: 100 }),
    });
  });

  it.each([onboard, `${base}/elsewhere`])("reads a query of %s in one pass", async (path) => {
    const searches = (["get", "getAll", "has", "set", "delete"] as const).map((name) =>
      vi.spyOn(URLSearchParams.prototype, name),
    );
    onTestFinished(() => void vi.restoreAllMocks());
    const target = `${path}?${numbered.slice(0, 1_000).join("&")}`;
    expect((await post(mock, target.slice(base.length))).status).toBe(path === onboard ? 422 : 404);
    // Each search reads the whole query.
    expect(searches.flatMap((search) => search.mock.calls).length).toBeLessThan(10);
  });

  it("refuses a repeated query parameter", async () => {
    const query = "initiator_id=9962981729&initiator_id=9962981730&user_code=20810200";
    const response = await fetch(`${mock.url}/customer/profile/9444444444?${query}`, { headers: sign() });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      violations: [{ location: "query", path: "/initiator_id" }],
    });
  });

  it("names every unknown query parameter", async () => {
    const query = "initiator_id=9962981729&user_code=20810200&a=1&b=2";
    const response = await fetch(`${mock.url}/customer/profile/9444444444?${query}`, { headers: sign() });
    expect(await response.json()).toMatchObject({ violations: [{ path: "/a" }, { path: "/b" }] });
  });

  it("does not quote the body in what it says of malformed JSON", async () => {
    const response = await post(mock, "/customer/account/9444444444", '{"name":"Karan Garg",}');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("Karan");
  });

  it("answers a body of 10 MB with 413, and keeps none of it", async () => {
    const response = await post(mock, "/customer/account/9444444444", "x".repeat(10_000_000));
    expect(response.status).toBe(413);
    expect(mock.journal).toMatchObject([{ status: 413 }]);
    expect(mock.journal[0]).not.toHaveProperty("body");
  });

  it("answers 413 before the body has ended", async () => {
    const head = write({ headers: ["transfer-encoding: chunked"], body: "" });
    const chunk = Buffer.from(`20000\r\n${"x".repeat(0x20000)}\r\n`);
    expect(await exchange(Buffer.concat([head, chunk]), hasHead)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("answers pipelined requests in order", async () => {
    const requests = [{}, { target: `${base}/customer/account/%` }, { headers: ["prefer: code=500"] }, {}];
    const text = await exchange(Buffer.concat(requests.map(write)), (sofar) => statuses(sofar).length === 4);
    expect(statuses(text)).toEqual(["200", "404", "500", "200"]);
  });

  it("refuses bytes behind a request once, after its answer and not within it", async () => {
    const warn = vi.spyOn(process, "emitWarning");
    const errors = new EventEmitter();
    const server = createServer(async (_, response) => {
      response.writeHead(200, { "content-length": 4 }).write("sl");
      await once(errors, "last");
      response.end("ow");
    });
    refuseBadConnections(server);
    let count = 0;
    // More packets than an emitter takes listeners without a warning.
    server.on("clientError", () => (++count < 20 ? socket.write("more") : errors.emit("last")));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    onTestFinished(() => {
      warn.mockRestore();
      server.close().closeAllConnections();
    });
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\ngarbage\r\n\r\n");
    expect((await readAll(socket)).split("\r\n\r\n")).toMatchObject([
      expect.stringMatching(/^HTTP\/1.1 200 /),
      expect.stringMatching(/^slowHTTP\/1.1 400 /),
      expect.stringContaining("not a request"),
    ]);
    expect(warn).not.toHaveBeenCalled();
  });

  it("refuses bytes behind an answer that has ended", async () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(write({}));
    await once(socket, "data");
    socket.write("garbage\r\n\r\n");
    expect(await readAll(socket)).toMatch(/HTTP\/1\.1 400 .*not a request/s);
  });

  function statuses(text: string): string[] {
    return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = ""]) => status);
  }

  it("serves others while a hundred connections stay half open", async () => {
    const sockets: Socket[] = [];
    for (let index = 0; index < 100; index++) {
      const half = write({ headers: ["content-length: 9999"] });
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined).write(half.subarray(0, half.length - (index % 2 ? 400 : 0)));
      sockets.push(socket);
    }
    expect((await post(mock, "/customer/account/9444444444")).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it("survives 10,000 random requests, and is left with the memory of before", async () => {
    const random = makeRandom(20_260_101);
    await sendRandom(random, 1000);
    const before = await measureHeap();
    await sendRandom(random, 10_000);
    expect(mock.journal.length).toBeLessThanOrEqual(1000);
    const after = await measureHeap();

    expect(after / before).toBeLessThan(1.1);
    expect(rejections).toEqual([]);
    // The requests get past every check, and none of them makes the mock fail.
    expect([...sentStatuses.keys()]).toEqual(
      expect.arrayContaining([200, 400, 401, 404, 405, 406, 413, 415, 422]),
    );
    expect(sentStatuses.has(500)).toBe(false);
    expect(await (await post(mock, "/customer/account/9444444444")).json()).toMatchObject({ status: 2129 });
    expect(await (await getProfile(mock, "9444444445")).json()).toMatchObject({ status: 308 });
  }, 120_000);

  async function sendRandom(random: Random, count: number): Promise<void> {
    sentStatuses.clear();
    let left = count;
    const sendOneByOne = async () => {
      while (left > 0) {
        const size = Math.min(left, 1 + Math.floor(random() * 3));
        left -= size;
        await sendPipelined(random, size);
      }
    };
    await Promise.all(Array.from({ length: 8 }, sendOneByOne));
  }

  /** Sends some requests at once and closes the sending side, which ends what the last one may have left open. */
  function sendPipelined(random: Random, size: number): Promise<void> {
    const bytes = Buffer.concat(Array.from({ length: size }, () => makeRequest(random)));
    const isPatient = random() < 0.9;
    return new Promise((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.end(bytes, () => isPatient || socket.destroy());
      });
      socket.on("error", () => undefined).on("close", () => resolve());
      socket.resume();
    });
  }
});

type Random = () => number;

/** Mulberry32: the same numbers in each run, so that a failure can be repeated. */
function makeRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function makeRequest(random: Random): Buffer {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const junk = () =>
    String.fromCharCode(...Array.from({ length: 1 + random() * 20 }, () => 33 + random() * 200));
  const request = write({
    method:
      random() < 0.9
        ? pick(["POST", "POST", "POST", "GET"])
        : pick(["PUT", "HEAD", "DELETE", "CONNECT", junk()]),
    target: pick([
      onboard,
      onboard,
      `${onboard}/otp/verify`,
      `${base}/customer/profile/9444444444?initiator_id=${pick(["9962981729", "%", junk()])}&user_code=1`,
      `${base}/customer/account/${pick(["%", "%ZZ", "%00", "..", "%25", "%2e", "0000000461", junk()])}`,
      `${base}/${junk()}`,
      junk(),
    ]),
    headers: pick([
      [],
      [],
      [`accept: ${pick([junk(), "*/*;", ",", "application/json;q=x"])}`],
      [`prefer: ${pick(["code=", "example="])}${pick(["403", "otp_sent", junk()])}`],
      [`content-type: ${pick(["application/json;charset=x", "multipart/form-data", junk()])}`],
      [`content-length: ${pick(["0", "5", "-1", "1e3", "99999999", junk()])}`],
      ["transfer-encoding: chunked"],
      [`secret-key: ${junk()}`],
      [`secret-key-timestamp: ${junk()}`],
      [`${junk()}: ${junk()}`],
    ]),
    body: pick([
      body,
      body.slice(0, random() * body.length),
      body.replace("9962981729", junk()),
      nested(random() * 5000),
      "",
      "null",
      JSON.stringify({ ...customer, [junk()]: junk() }),
      JSON.stringify({ initiator_id: {}, user_code: [], otp: -1, otp_ref_id: null }),
      Buffer.from(Array.from({ length: random() * 200 }, () => random() * 256)),
      "x".repeat(random() < 0.2 ? 70_000 : 1000),
    ]),
    bare: random() < 0.1,
  });
  // Now and then a byte is turned over somewhere, in the head or in the body.
  if (random() < 0.3) request[Math.floor(random() * request.length)] = random() * 256;
  return request;
}

async function measureHeap(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  mock.reset();
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}
