import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { computeSecretKey, createEkoClient, type EkoClient, EkoError } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { close, makeAnswer, makeHead, playSteps, reset, type Step } from "../helpers/play-steps.ts";
import { makeRefusal, olderRefusal } from "../helpers/sample-call.ts";
import { type FaultServerOptions, type SeenRequest, withFaultServer } from "../helpers/start-fault-server.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

const now = Date.parse("2026-01-01T12:00:00Z");
const dateHeader = `Date: ${new Date(now + 3_600_000).toUTCString()}`;

const keys = { developerKey: "devkey-canary-5d1f", accessKey: "access-canary-9b2e" };
const person = {
  customer_id: "9876501234",
  name: "Zyxwv Canaryname",
  dob: "1987-03-21",
  residence_address: ["77 Canarystreet", "Canarytown", "560099"],
};
const finger = {
  customer_id: person.customer_id,
  aadhar: "736491820573",
  piddata: '<PidData><Resp errCode="0"/><Data>Rmln0ZXJQcmludENhbmFyeQ</Data></PidData>',
};
const otpInput = { customer_id: person.customer_id, otp: 739_182, otp_ref_id: "reference" };
const initiatorId = "8765409876";

// What no error may show, by name.
const canaries = Object.entries({
  ...keys,
  ...person,
  ...finger,
  initiatorId,
  otp: String(otpInput.otp),
  signature: computeSecretKey(keys.accessKey, now),
  correctedSignature: computeSecretKey(keys.accessKey, now + 3_600_000),
}).flatMap(([name, value]) => [value].flat().map((canary) => ({ name, canary })));

/** The spellings in which a text could get into an error. */
function listSpellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = bytes.toString("base64");
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const dates = year === undefined ? [] : [`${day}?${month}?${year}`, `${month}?${day}?${year}`, text];
  return [
    ...[text, JSON.stringify(text).slice(1, -1), [...text].join(" "), [...text].join("-")],
    ...[encodeURIComponent(text), bytes.toString("hex").replace(/../g, "%$&"), bytes.toString("hex")],
    ...[base64, base64.replace(/=+$/, ""), bytes.toString("base64url")],
    ...["/", ".", "", " "].flatMap((mark) => dates.map((date) => date.replace(/[?-]/g, mark))),
  ];
}

/** Everything that somebody could log of a value, as one text. */
function collectSurfaces(value: unknown): string {
  const inspected = inspect(value, {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxStringLength: null,
  });
  const texts = [String(value), inspected, JSON.stringify(value), ...collectValues(value, new Set())];
  if (value instanceof Error) {
    texts.push(inspect(structuredClone(value), { depth: Infinity, showHidden: true }));
  }
  return texts.join("\n");
}

/** Every text within a value, own properties that are hidden or named by symbols, and bytes, included. */
function collectValues(value: unknown, seen: Set<unknown>): string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString("latin1")];
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return [String(value)];
  if (seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => [
    String(key),
    ...collectValues(Reflect.get(value, key), seen),
  ]);
}

const searched = canaries.map(({ name, canary }) => ({
  name,
  spellings: [...new Set(listSpellings(canary).map((spelling) => spelling.toLowerCase()))],
}));

/** Names of the canaries that a value shows in any form. */
function findCanaries(value: unknown): string[] {
  const text = collectSurfaces(value).toLowerCase();
  const found = searched.filter(({ spellings }) => spellings.some((spelling) => text.includes(spelling)));
  return [...new Set(found.map(({ name }) => name))];
}

/** Everything that the server has learned from a request, as it could be echoed. */
function echo({ target, headers, body }: SeenRequest): string {
  return `${decodeURIComponent(target)} ${Object.values(headers).join(" ")} ${body}`;
}

/** Makes a server that answers with what it was sent. */
function answerWith(make: (echoed: string, request: SeenRequest) => Step[]): FaultServerOptions {
  return {
    react: (socket, request, nth) => playSteps(...make(echo(request), request))(socket, request, nth),
  };
}

const spelled = canaries.flatMap(({ canary }) => listSpellings(canary));

/** Servers whose answer can be read, so that `api` returns it. */
const answeringServers: Record<string, FaultServerOptions> = {
  "in other spellings": answerWith(() => [
    makeAnswer(200, {
      status: 461,
      message: spelled.join(),
      invalid_params: { name: spelled.join(), ...Object.fromEntries(spelled.map((text) => [text, text])) },
      data: Object.fromEntries(spelled.map((text) => [text, text])),
    }),
  ]),
  "in other spellings in a 401": answerWith(() => [
    makeAnswer(401, { ...makeRefusal(2484), message: spelled.join() }, [`X-Echo: ${spelled.join()}`]),
  ]),
  "in the message of a rejection": answerWith((text) => [makeAnswer(200, { status: 319, message: text })]),
  "in upper case": answerWith((text) => [makeAnswer(200, { status: 319, message: text.toUpperCase() })]),
  "in the fields of a rejection": answerWith((text, { headers }) => [
    makeAnswer(200, { status: 461, invalid_params: { [text]: "x", ...headers, body: text } }),
  ]),
  "in a rejection of the other spelling": answerWith((text) => [
    makeAnswer(200, { status: 461, invalid_parameters: { [text]: text } }),
  ]),
  "in an answer that is not the envelope": answerWith((text) => [makeAnswer(200, [text])]),
  "in an incomplete answer": answerWith((text) => [
    makeAnswer(200, { status: 0, response_type_id: 2129, message: text, data: { [text]: text } }),
  ]),
  "in an unknown success": answerWith((text) => [
    makeAnswer(200, { status: 0, response_type_id: 1, message: text, data: { [text]: text } }),
  ]),
  "as HTML of a gateway": answerWith((text) => [makeAnswer(502, `<html>${text}</html>`)]),
  "in a 403": answerWith((text) => [makeAnswer(403, { status: 1, message: text })]),
  "in a 403 that corrects the clock": answerWith((text) => [
    makeAnswer(403, { ...olderRefusal, message: text }, [dateHeader]),
  ]),
  "in headers": answerWith((text) => [
    makeAnswer(403, "", [`X-Echo: ${text}`, `Date: ${text}`, `Retry-After: ${text}`, `Location: /${text}`]),
  ]),
  "in the header of a 429": answerWith((text) => [makeAnswer(429, "", [`Retry-After: ${text}`])]),
  "in the target of a redirect": answerWith((text) => [makeAnswer(302, text, [`Location: http://${text}/`])]),
  "in the reason phrase": answerWith((text) => [`HTTP/1.1 500 ${text}\r\nContent-Length: 0\r\n\r\n`]),
};

/** Servers whose answer cannot be read, so that `api` throws too. */
const brokenServers: Record<string, FaultServerOptions> = {
  "as text": answerWith((text) => [makeAnswer(200, text)]),
  "as JSON that breaks": answerWith((_text, { body }) => [makeAnswer(200, `${body.slice(0, -1)},`)]),
  "instead of HTTP": answerWith((text) => [`${text}\r\n\r\n`]),
  "in a header that is malformed": answerWith((text) => [`HTTP/1.1 200 OK\r\n${text}\r\n\r\n`]),
  "in a length": answerWith((text) => [makeHead(["HTTP/1.1 200 OK", `Content-Length: ${text}`])]),
  "in a header that is too long": answerWith((text) => [makeAnswer(200, "", [`X-Echo: ${text.repeat(99)}`])]),
  "in the size of a chunk": answerWith((text) => [
    makeHead(["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"]),
    `${text}\r\n`,
  ]),
  "in a content encoding": answerWith((text) => [makeAnswer(200, "{}", [`Content-Encoding: ${text}`])]),
  "with a byte that is not UTF-8": answerWith((text) => [
    makeAnswer(200, Buffer.concat([Buffer.from(text), Buffer.from([0xff])])),
  ]),
  "in gzip that is cut off": answerWith((text) => [
    makeAnswer(200, gzipSync(text).subarray(0, -9), ["Content-Encoding: gzip"]),
  ]),
  "in a body that is too large": answerWith((text) => [makeAnswer(200, text.padEnd(2 ** 20 + 1))]),
  "in a body that is cut off": answerWith((text) => [
    makeHead(["HTTP/1.1 200 OK", "Content-Length: 9999"]),
    text,
    close,
  ]),
  "in a body that is reset": answerWith((text) => [
    makeHead(["HTTP/1.1 200 OK", "Content-Length: 9999"]),
    text,
    reset,
  ]),
};

const echoingServers = { ...answeringServers, ...brokenServers };

const calls: Record<string, (client: EkoClient) => Promise<unknown>> = {
  onboardCustomer: (client) => client.onboardCustomer(person),
  verifyCustomerOtp: (client) => client.verifyCustomerOtp(otpInput),
  getCustomer: (client) => client.getCustomer({ customer_id: person.customer_id }),
  submitSenderEkyc: (client) => client.submitSenderEkyc(finger),
};

describe("findCanaries", () => {
  it("finds what is hidden in an error", () => {
    const cause = Object.assign(new Error("x"), { data: Buffer.from(`GET /${person.customer_id}`) });
    Object.defineProperty(cause, Symbol("hidden"), { value: { request: [keys.developerKey.toUpperCase()] } });
    expect(findCanaries(new Error("y", { cause }))).toEqual(["developerKey", "customer_id"]);
  });

  it("finds every spelling, also as the name of a property", () => {
    for (const { name, canary } of canaries) {
      for (const spelling of listSpellings(canary)) {
        expect(findCanaries({ [spelling]: 1 })).toContain(name);
      }
    }
  });
});

describeTransports("an error", (transport) => {
  const options = {
    ...keys,
    initiatorId,
    userCode: "20810200",
    clock: () => now,
    ...transport,
  };

  /** Makes the call, which has to fail, and looks for canaries in the error, the hooks' events and the client. */
  async function searchAfter(
    baseUrl: string,
    call: (client: EkoClient) => Promise<unknown>,
    timeoutMs = 3_000,
  ): Promise<string[]> {
    const events: unknown[] = [];
    const record = (event: unknown) => void events.push(event);
    const client = createEkoClient({ ...options, baseUrl, timeoutMs, onAttempt: record, onOutcome: record });
    const error: unknown = await call(client).then(
      () => expect.unreachable("the call has to fail"),
      (caught) => caught,
    );
    expect(error).toBeInstanceOf(EkoError);
    expect(events).not.toEqual([]);
    return [error, events, client, client.api].flatMap(findCanaries);
  }

  describe.each(Object.entries(calls))("of %s", (_name, call) => {
    it.concurrent.for(Object.entries(echoingServers))(
      "shows nothing that the server echoes %s",
      async ([, server], { expect }) => {
        await withFaultServer(server, async ({ origin, requests }) => {
          expect(await searchAfter(origin, call)).toEqual([]);
          expect(requests).not.toEqual([]);
        });
      },
    );

    it.concurrent.for<[string, FaultServerOptions, number?]>([
      ["loses the connection", { react: playSteps(reset) }],
      ["runs out of time within the answer", answerWith((text) => ["HTTP/1.1 200 OK\r\n\r\n", text]), 500],
      ["cannot speak TLS", { scheme: "https", onConnection: (socket) => socket.end("garbage") }],
      ["does not trust the certificate", { tls: "self-signed" }],
    ])("shows nothing when it %s", async ([, server, timeoutMs], { expect }) => {
      await withFaultServer(server, async ({ origin }) => {
        expect(await searchAfter(origin, call, timeoutMs)).toEqual([]);
      });
    });

    it.concurrent("shows nothing when it is refused a connection", async ({ expect }) => {
      expect(await withClosedPort((origin) => searchAfter(origin, call))).toEqual([]);
    });
  });

  it.concurrent.for(Object.entries(brokenServers))(
    "of the api shows nothing that the server echoes %s",
    async ([, server], { expect }) => {
      await withFaultServer(server, async ({ origin }) => {
        const client = createEkoClient({ ...options, baseUrl: origin });
        const { customer_id, ...body } = { ...person, initiator_id: initiatorId, user_code: "20810200" };
        const params = { path: { customer_id } };
        const thrown = await client.api.POST("/customer/account/{customer_id}", { params, body }).then(
          () => expect.unreachable("the call has to fail"),
          (caught: unknown) => caught,
        );
        expect(thrown).toBeInstanceOf(EkoError);
        expect(findCanaries(thrown)).toEqual([]);
      });
    },
  );
});

describe("an error of the input", () => {
  const client = createEkoClient({
    ...keys,
    baseUrl: "http://127.0.0.1:9",
    initiatorId,
    userCode: "20810200",
  });
  const throwing = {
    get name(): string {
      throw new Error(person.name);
    },
  };
  it.each<[string, object]>([
    ["is too long", { ...person, customer_id: `${person.customer_id}0` }],
    ["has blanks around it", { ...person, name: ` ${person.name}` }],
    ["has a line break", { ...person, name: `${person.name}\n${keys.accessKey}` }],
    ["is a date that does not exist", { ...person, dob: `${person.dob}T00:00:00` }],
    ["is of another type", { ...person, dob: new Date(person.dob), name: [person.name] }],
    ["is in another field", { ...person, otp: String(otpInput.otp), extra: person }],
    ["has a lone surrogate", { ...person, name: `${person.name}\ud800` }],
    ["is in the error of a getter", { ...person, ...Object.getOwnPropertyDescriptors(throwing) }],
    ["is a list of lists", { ...person, residence_address: [person.residence_address] }],
    ["is an initiator", { ...person, initiator_id: `+91${initiatorId}` }],
    ["is in a proxy that throws", proxyThatThrows()],
  ])("shows nothing of a value that %s", async (_name, input) => {
    const error: unknown = await client
      .onboardCustomer(input as typeof person)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "EkoInputError", outcome: "not_sent" });
    expect(findCanaries(error)).toEqual([]);
  });

  function proxyThatThrows(): object {
    return new Proxy(person, {
      ownKeys() {
        throw new Error(person.name, { cause: person });
      },
    });
  }
});

describe("an error of the options", () => {
  const valid = { ...keys, baseUrl: "https://eko.invalid" };
  it.each<[string, object]>([
    ["the key with a line break", { ...valid, developerKey: `${keys.developerKey}\r\nx: y` }],
    ["the key with a NUL", { ...valid, developerKey: `${keys.developerKey}\0` }],
    ["the key beyond Latin-1", { ...valid, developerKey: `${keys.developerKey}₹` }],
    ["the keys in a list", { ...valid, accessKey: [keys.accessKey] }],
    ["credentials in the URL", { ...valid, baseUrl: `https://user:${keys.accessKey}@eko.invalid` }],
    ["a key in the query", { ...valid, baseUrl: `https://eko.invalid/?key=${keys.accessKey}` }],
    ["a key in a URL that is none", { ...valid, baseUrl: keys.accessKey }],
    ["a key instead of an environment", { ...keys, environment: keys.accessKey }],
    ["a key instead of a time", { ...valid, timeoutMs: keys.accessKey }],
    ["an initiator in a list", { ...valid, initiatorId: [initiatorId] }],
  ])("shows nothing of %s", (_name, options) => {
    const create = () => createEkoClient(options as Parameters<typeof createEkoClient>[0]);
    expect(create).toThrow(expect.objectContaining({ name: "EkoConfigError", outcome: "not_sent" }));
    try {
      create();
    } catch (error) {
      expect(findCanaries(error)).toEqual([]);
    }
  });
});

describe("an error of a fetch or dispatcher of the user", () => {
  const error = Object.assign(new Error(`POST /${person.customer_id} ${keys.developerKey} failed`), {
    code: "ECONNRESET",
    request: { headers: { "secret-key": computeSecretKey(keys.accessKey, now) }, body: person },
  });
  it.each<[string, Partial<Parameters<typeof createEkoClient>[0]>]>([
    ["fetch", { fetch: () => Promise.reject(error) }],
    [
      "fetch that throws at once",
      {
        fetch: () => {
          throw error;
        },
      },
    ],
    ["fetch with a cause", { fetch: () => Promise.reject(new TypeError("fetch failed", { cause: error })) }],
    ["fetch that rejects with no error", { fetch: () => Promise.reject(person) }],
    ["fetch that answers nonsense", { fetch: () => Promise.resolve(person as unknown as Response) }],
    [
      "dispatcher that throws",
      {
        dispatcher: {
          dispatch() {
            throw error;
          },
        },
      },
    ],
    [
      "dispatcher that fails",
      {
        dispatcher: {
          dispatch(_options, handler) {
            handler.onError(error);
            return true;
          },
        },
      },
    ],
  ])("is not passed on from a %s", async (_name, options) => {
    const client = createEkoClient({
      ...keys,
      baseUrl: "https://eko.invalid",
      initiatorId,
      userCode: "20810200",
      clock: () => now,
      ...options,
    });
    const failure: unknown = await client.onboardCustomer(person).catch((caught: unknown) => caught);
    expect(failure).toBeInstanceOf(EkoError);
    expect(findCanaries(failure)).toEqual([]);
  });
});

describe("a client", () => {
  it("shows no key in any form", () => {
    const client = createEkoClient({
      ...keys,
      baseUrl: "https://eko.invalid",
      initiatorId,
      userCode: "20810200",
    });
    expect(findCanaries(client)).toEqual([]);
    expect(findCanaries(client.api)).toEqual([]);
    expect(() => structuredClone(client)).toThrow();
  });
});
