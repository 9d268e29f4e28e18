import { beforeAll } from "vitest";
import { createEkoClient, EkoConnectionError, EkoTimeoutError } from "../../src/index.ts";
import { describeFaultCases, type Failure, type FaultCase } from "../helpers/describe-fault-cases.ts";
import {
  close,
  drip,
  encodeChunks,
  makeAnswer,
  makeHead,
  playSteps,
  reset,
  type Step,
} from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type FaultServerOptions, withFaultServer } from "../helpers/start-fault-server.ts";

const lost = { error: EkoConnectionError, outcome: "unknown", code: "connection_lost" } as const;
const notTls = { error: EkoConnectionError, outcome: "not_sent", code: "tls_failure" } as const;
const notConnected = { error: EkoConnectionError, outcome: "not_sent", code: "connection_failed" } as const;
const timedOut = { error: EkoTimeoutError, outcome: "unknown", code: "timeout" } as const;
const success = { result: { response_type: "otp_sent" } };

const json = JSON.stringify(otpSent);
const half = json.slice(0, 40);
const head = makeHead(["HTTP/1.1 200 OK", `Content-Length: ${json.length}`]);
const chunkedHead = makeHead(["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"]);

/** Cases in which the server answers the first request with the steps, and then keeps silent. */
function afterRequest(
  ends: Failure,
  cases: Record<string, Step[]>,
  more: Partial<FaultCase> = {},
): FaultCase[] {
  return Object.entries(cases).map(([name, steps]) => ({
    name,
    server: { react: playSteps(...steps) },
    ends,
    requests: 1,
    ...more,
  }));
}

// The undici of Node 20 hangs on a connection that ends while its parser is being compiled, once in a process.
beforeAll(() =>
  withFaultServer({ react: playSteps(makeAnswer(200, otpSent)) }, async ({ origin }) => {
    await createEkoClient({ ...credentials, baseUrl: origin }).onboardCustomer(customer);
  }),
);

/** Cases in which no TLS connection comes about. Standard fetch does not prove that the request was kept back. */
function overTls(ends: Failure, cases: Record<string, FaultServerOptions>): FaultCase[] {
  return Object.entries(cases).map(([name, server]) => ({
    name,
    server: { scheme: "https", ...server },
    ends,
    endsUnderFetch: lost,
    requests: 0,
  }));
}

describeFaultCases("a connection that fails before the request", [
  {
    name: "is closed as soon as it is accepted",
    server: { onConnection: (socket) => socket.destroy() },
    ends: lost,
    requests: 0,
  },
  {
    name: "is reset before the request is read",
    server: { onConnection: reset },
    ends: lost,
    requests: 0,
  },
  ...overTls(notConnected, {
    "is closed during the TLS handshake": {
      onConnection: (socket) => socket.once("data", () => socket.end()),
    },
    "is reset during the TLS handshake": {
      onConnection: (socket) => socket.once("data", () => reset(socket)),
    },
  }),
  ...overTls(notTls, {
    "speaks HTTP where TLS is expected": { onConnection: (socket) => socket.end(makeAnswer(400, "")) },
    "answers the TLS handshake with garbage": { onConnection: (socket) => socket.end("\x16\x03garbage") },
    "refuses the TLS handshake with an alert": { tls: "no-certificate" },
    "shows a certificate that nobody trusts": { tls: "self-signed" },
  }),
  {
    name: "never ends the TLS handshake",
    server: { scheme: "https", onConnection: () => {} },
    options: { timeoutMs: 500 },
    ends: { ...timedOut, outcome: "not_sent" },
    endsUnderFetch: timedOut,
    requests: 0,
    untilDeadline: true,
  },
]);

describeFaultCases(
  "a connection that breaks before the answer",
  afterRequest(lost, {
    "is closed": [close],
    "is reset": [reset],
    "is closed within the status line": ["HTTP/1.1 20", close],
    "is reset after the status line": ["HTTP/1.1 200 OK\r\n", reset],
    "is closed within the head": ["HTTP/1.1 200 OK\r\nContent-Ty", close],
    "is reset after an interim answer": ["HTTP/1.1 103 Early Hints\r\n\r\n", reset],
  }),
);

describeFaultCases(
  "a connection that breaks within the answer",
  afterRequest(lost, {
    "is closed after the head": [head, close],
    "is reset after the head": [head, reset],
    "is closed within the body": [head, half, close],
    "is reset within the body": [head, half, reset],
    "is closed one byte before the end": [head, json.slice(0, -1), close],
    "is closed within a chunk": [chunkedHead, "ff\r\n", half, close],
    "is reset between two chunks": [chunkedHead, encodeChunks(half), reset],
    "is closed before the last chunk": [chunkedHead, encodeChunks(json), close],
    "is closed within the last chunk": [chunkedHead, encodeChunks(json), "0\r\n", close],
    "turns into garbage between two chunks": [chunkedHead, encodeChunks(half), "garbage\r\n"],
  }),
);

describeFaultCases(
  "a server that keeps the client waiting",
  afterRequest(
    timedOut,
    {
      "never answers": [],
      "stops within the status line": ["HTTP/1.1 2"],
      "stops within the head": ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"],
      "stops after the head": [head],
      "stops within the body": [head, half],
      "stops within a chunk": [chunkedHead, "ff\r\n", half],
      "stops before the last chunk": [chunkedHead, encodeChunks(json)],
      "sends the head byte by byte": [drip(head.toString())],
      "sends the body byte by byte": [head, drip(json)],
      "sends the chunks byte by byte": [chunkedHead, drip(encodeChunks(json).toString())],
      "stops after 102": ["HTTP/1.1 102 Processing\r\n\r\n"],
      "sends the body as if it had no end": ["HTTP/1.1 200 OK\r\n\r\n", json],
      "keeps a body back that 403 announced": ["HTTP/1.1 403 X\r\nContent-Length: 10\r\n\r\n"],
    },
    { options: { timeoutMs: 500 }, untilDeadline: true },
  ),
);

// The undici of Node 24 and later refuses heads that earlier ones put up with.
const isStrict = Number.parseInt(process.versions.node, 10) >= 24;

describeFaultCases("a server that does not speak HTTP/1.1", [
  {
    name: "stops after 101 without an upgrade",
    server: { react: playSteps("HTTP/1.1 101 Switching Protocols\r\n\r\n") },
    options: { timeoutMs: 500 },
    ends: isStrict ? lost : timedOut,
    requests: 1,
  },
  ...afterRequest(lost, {
    "sends garbage": ["\x00\x01\x02\xff\xfe garbage \r\n\r\n"],
    "sends the banner of another protocol": ["SSH-2.0-OpenSSH_9.6\r\n"],
    "sends a body without a head": [json],
    "sends a version that does not exist": ["HTTP/3.7 200 OK\r\nContent-Length: 2\r\n\r\n{}"],
    "sends a status of two digits": ["HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\n{}"],
    "sends two lengths that differ": [
      makeHead(["HTTP/1.1 200 OK", "Content-Length: 2", `Content-Length: ${json.length}`]),
      json,
    ],
    "sends a length that is negative": ["HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"],
    "sends a length that is no number": ["HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n{}"],
    "sends a header of 40 KB": [makeAnswer(200, otpSent, [`X-Filler: ${"x".repeat(40_000)}`])],
    "sends a thousand headers": [
      makeAnswer(
        200,
        otpSent,
        Array.from({ length: 1_000 }, (_, index) => `X-Filler-${index}: ${"x".repeat(30)}`),
      ),
    ],
    "sends a header with a NUL": [makeAnswer(200, otpSent, ["X-Nul: a\x00b"])],
    "switches to a protocol that nobody asked for": [
      makeHead(["HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: x"]),
    ],
    "answers 100 without being asked, and then nothing": ["HTTP/1.1 100 Continue\r\n\r\n"],
  }),
  {
    name: "sends an interim answer before the answer",
    server: { react: playSteps("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n", makeAnswer(200, otpSent)) },
    ends: success,
    requests: 1,
  },
  {
    name: "sends a header without a name",
    server: { react: playSteps(makeAnswer(200, otpSent, [": value"])) },
    ends: isStrict ? lost : success,
    requests: 1,
  },
  {
    name: "ends the body by closing",
    server: { react: playSteps("HTTP/1.1 200 OK\r\n\r\n", json, close) },
    ends: success,
    requests: 1,
  },
]);

describeFaultCases("a connection that is used again", [
  {
    name: "was closed while it was idle",
    server: { react: playSteps(makeAnswer(200, otpSent)) },
    call: async (client, server) => {
      await client.onboardCustomer(customer);
      server.cutConnections();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return client.onboardCustomer(customer);
    },
    ends: success,
    requests: 2,
  },
  ...(["onboardCustomer", "getCustomer"] as const).map(
    (operation): FaultCase => ({
      name: `is closed at the second request of ${operation}, which is not sent again`,
      server: {
        react: (socket, _request, nth) => {
          if (nth === 1) socket.write(makeAnswer(200, otpSent));
          else socket.destroy();
        },
      },
      call: async (client) => {
        await client.onboardCustomer(customer);
        return operation === "onboardCustomer"
          ? client.onboardCustomer(customer)
          : client.getCustomer({ customer_id: customer.customer_id });
      },
      ends: { ...lost, operation },
      requests: 2,
    }),
  ),
  {
    name: "carries an answer that nobody asked for, which the next call does not get",
    server: {
      react: (socket, _request, nth) => {
        const stray = makeAnswer(200, { ...otpSent, message: "stray" });
        socket.write(nth === 1 ? Buffer.concat([makeAnswer(200, otpSent), stray]) : makeAnswer(200, otpSent));
      },
    },
    call: async (client) => {
      await client.onboardCustomer(customer);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return client.onboardCustomer(customer);
    },
    ends: { result: { message: otpSent.message } },
    requests: 2,
  },
]);
