import type { Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  createEkoClient,
  EkoConnectionError,
  EkoHttpError,
  EkoRejectionError,
  EkoResponseError,
} from "../../src/index.ts";
import { type Dispatcher, findGlobalDispatcher } from "../../src/transport/dispatcher.ts";
import { describeFaultCases, describeTransports, type FaultCase } from "../helpers/describe-fault-cases.ts";
import { encodeChunks, makeAnswer, makeHead, playSteps, type Step } from "../helpers/play-steps.ts";
import { credentials, customer, makeRefusal, olderRefusal, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";
import { withClient } from "../helpers/with-client.ts";

const json = JSON.stringify(otpSent);
const success = { result: { response_type: "otp_sent", otp_ref_id: otpSent.data.otp_ref_id } };
const mebibyte = 2 ** 20;
const tenMegabytes = Buffer.alloc(10_000_000, " ");
const chunkedHead = makeHead(["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"]);
const depth = 100_000;
const deepArray = "[".repeat(depth) + "]".repeat(depth);

/** An error with outcome `unknown`, for an answer that says nothing reliable. */
function unreliable(code: string, httpStatus = 200) {
  return { error: EkoResponseError, outcome: "unknown", code, httpStatus } as const;
}

/** A case in which the server answers its only request with the steps. */
function answered(name: string, ends: FaultCase["ends"], ...steps: Step[]): FaultCase {
  return { name, server: { react: playSteps(...steps) }, ends, requests: 1 };
}

describeFaultCases("a status that is not 200", [
  ...[201, 202, 203, 206, 400, 402, 408, 409, 413, 422, 425, 451, 499].map((status) =>
    answered(
      `answers ${status} with the body of a success`,
      unreliable("unexpected_status", status),
      makeAnswer(status, otpSent),
    ),
  ),
  answered("answers 204 without a body", unreliable("empty_answer", 204), makeHead(["HTTP/1.1 204 X"])),
  answered(
    "answers 205 without a body",
    unreliable("unexpected_status", 205),
    makeHead(["HTTP/1.1 205 X", "Content-Length: 0"]),
  ),
  answered("answers 500 {}", unreliable("server_error", 500), makeAnswer(500, {})),
  answered(
    "answers 500 with the body of a success",
    unreliable("server_error", 500),
    makeAnswer(500, otpSent),
  ),
  answered(
    "answers 502 with HTML",
    unreliable("server_error", 502),
    makeAnswer(502, "<html><h1>502 Bad Gateway</h1></html>", ["Content-Type: text/html"]),
  ),
  answered(
    "answers 503 with Retry-After",
    unreliable("server_error", 503),
    makeAnswer(503, "", ["Retry-After: 0"]),
  ),
  answered("answers 504 without a body", unreliable("server_error", 504), makeAnswer(504, "")),
  answered("answers 599", unreliable("server_error", 599), makeAnswer(599, "")),
  ...[600, 999].map((status) =>
    answered(`answers ${status}`, unreliable("unexpected_status", status), makeAnswer(status, otpSent)),
  ),
]);

const now = new Date();
const rightDate = `Date: ${now.toUTCString()}`;
const wrongDate = `Date: ${new Date(now.getTime() + 3_600_000).toUTCString()}`;

/** Bodies in which nothing proves that the API has refused the call. */
const foreignBodies: Record<string, string | object> = {
  nothing: "",
  "the HTML of a proxy": "<html><title>403 Forbidden</title></html>",
  "JSON of somebody else": { message: "Forbidden" },
  "JSON of a framework": { timestamp: 1, status: 403, error: "Forbidden", message: "No", path: "/" },
  "an empty object": {},
  "a string of JSON": JSON.stringify(JSON.stringify({ error: "x" })),
  "a refusal that is cut off": JSON.stringify(makeRefusal(2485)).slice(0, -1),
  "a refusal after a byte order mark": `\ufeff${JSON.stringify(makeRefusal(2485))}`,
  "a refusal in a list": [makeRefusal(2485)],
  "a refusal of an unknown status": { ...makeRefusal(2485), status: 2499, response_type_id: 2499 },
  "a refusal that contradicts itself": { ...makeRefusal(2485), response_type_id: 2484 },
  "a refusal without a message": { ...makeRefusal(2485), message: undefined },
  "a refusal with an otp_ref_id": { ...makeRefusal(2485), data: otpSent.data },
  "the older refusal with an otp_ref_id": { ...olderRefusal, data: otpSent.data },
  "the body of a success": otpSent,
  "the body of a rejection": { status: 319, message: "No", response_status_id: 1, response_type_id: -1 },
  "the head of a success": { status: 2129, message: "Validate the OTP", response_status_id: 1 },
  "the older refusal with the status of a success": { ...olderRefusal, status: 2129 },
  "the older refusal with another status id": { ...olderRefusal, response_status_id: 0 },
  "a success and then a refusal in the same keys": beginAs(otpSent, makeRefusal(2485)),
  "a success and then the older refusal in the same keys": beginAs(otpSent, olderRefusal),
};

/** The JSON of an object with all keys of two others, those of the second behind the first. */
function beginAs(first: object, second: object): string {
  return `${JSON.stringify(first).slice(0, -1)},${JSON.stringify(second).slice(1)}`;
}

const httpErrorCodes = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  405: "method_not_allowed",
  415: "unsupported_media_type",
  429: "too_many_requests",
} as const;

describeFaultCases("a refusal as HTTP", [
  ...Object.entries(httpErrorCodes).flatMap(([status, code]) =>
    Object.entries(foreignBodies).map(([name, body]) =>
      answered(
        `${status} proves nothing with ${name}`,
        { error: EkoHttpError, outcome: "unknown", code, httpStatus: Number(status) },
        makeAnswer(Number(status), body, [wrongDate]),
      ),
    ),
  ),
  ...([2483, 2484, 2486, 2487] as const).map((status, index) =>
    answered(
      `401 is a rejection with the documented body of ${status}, and final`,
      {
        error: EkoHttpError,
        outcome: "rejected",
        code: ["unknown_developer_key", "invalid_signature", "invalid_timestamp", "missing_signing_headers"][
          index
        ] as string,
        httpStatus: 401,
      },
      makeAnswer(401, makeRefusal(status), [wrongDate]),
    ),
  ),
  answered(
    "401 with 2485 says that the timestamp was used before, where the clock is right",
    { error: EkoHttpError, outcome: "unknown", code: "timestamp_reused", httpStatus: 401 },
    makeAnswer(401, makeRefusal(2485), [rightDate]),
  ),
  {
    ...answered(
      "401 with 2485 is sent once more, where the clock is wrong",
      { error: EkoHttpError, outcome: "unknown", code: "timestamp_reused", httpStatus: 401 },
      makeAnswer(401, makeRefusal(2485), [wrongDate]),
    ),
    requests: 2,
  },
  answered(
    "403 is a rejection with the documented body of older servers",
    { error: EkoHttpError, outcome: "rejected", code: "forbidden", httpStatus: 403 },
    makeAnswer(403, olderRefusal, [rightDate]),
  ),
  {
    ...answered(
      "403 with the documented body is sent once more, where the clock is wrong",
      { error: EkoHttpError, outcome: "rejected", code: "forbidden", httpStatus: 403 },
      makeAnswer(403, olderRefusal, [wrongDate]),
    ),
    requests: 2,
  },
  answered(
    "403 proves nothing with a body that is documented for 401",
    { error: EkoHttpError, outcome: "unknown", code: "forbidden", httpStatus: 403 },
    makeAnswer(403, makeRefusal(2484)),
  ),
  ...[401, 404, 405, 415, 429].map((status) =>
    answered(
      `${status} proves nothing with the body of an older 403`,
      {
        error: EkoHttpError,
        outcome: "unknown",
        code: httpErrorCodes[status as keyof typeof httpErrorCodes],
        httpStatus: status,
      },
      makeAnswer(status, olderRefusal, [wrongDate]),
    ),
  ),
]);

describeTransports("a redirect", (transport) => {
  const statuses = [300, 301, 302, 303, 304, 305, 306, 307, 308];
  it.concurrent.for(statuses)(
    "is refused with %d, and its target sees nothing",
    async (status, { expect }) => {
      await withFaultServer({}, async (target) => {
        const react = playSteps(
          makeHead([`HTTP/1.1 ${status} X`, `Location: ${target.origin}/elsewhere`, "Content-Length: 0"]),
        );
        await withClient({ react }, transport, async (client, server) => {
          const refusal = {
            name: "EkoResponseError",
            outcome: "unknown",
            code: "redirect_refused",
            httpStatus: status,
          };
          await expect(client.onboardCustomer(customer)).rejects.toMatchObject(refusal);
          const { customer_id } = customer;
          await expect(client.getCustomer({ customer_id })).rejects.toMatchObject(refusal);
          expect(server.requests).toHaveLength(2);
          expect(target.connections()).toBe(0);
        });
      });
    },
  );

  it("is refused to its own origin, too", async () => {
    const react = playSteps(makeHead(["HTTP/1.1 307 X", "Location: /again", "Content-Length: 0"]));
    await withClient({ react }, transport, async (client, server) => {
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ code: "redirect_refused" });
      expect(server.requests).toHaveLength(1);
    });
  });
});

it("is not redirected by a dispatcher that is set to follow", async () => {
  await withFaultServer({}, async (target) => {
    const react = playSteps(
      makeHead(["HTTP/1.1 307 X", `Location: ${target.origin}/elsewhere`, "Content-Length: 0"]),
    );
    await withClient({ react }, { dispatcher: makeFollowingAgent() }, async (client) => {
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ code: "redirect_refused" });
      expect(target.connections()).toBe(0);
    });
  });
});

/** An agent of Node's own undici that follows redirects, where that version still can. */
function makeFollowingAgent(): Dispatcher {
  const Agent = findGlobalDispatcher()?.constructor as new (options: object) => Dispatcher;
  try {
    return new Agent({ maxRedirections: 3 });
  } catch {
    return new Agent({});
  }
}

describeFaultCases("a body that is not the documented one", [
  ...Object.entries({
    "is empty": "",
    "is blank": " \r\n\t",
    "is HTML": "<!doctype html><title>Login</title>",
    "is cut off": json.slice(0, -1),
    "is two answers": json + json,
    "is not quoted as JSON is": json.replaceAll('"', "'"),
    "is a number beyond JSON": "NaN",
    "is a string without an end": '"success',
  }).map(([name, body]) => answered(name, unreliable("unreadable_body"), makeAnswer(200, body))),
  ...Object.entries({
    "is null": "null",
    "is true": "true",
    "is a number": "0",
    "is a string": '"success"',
    "is an array": `[${json}]`,
    "is an empty object": "{}",
    "is an empty array": "[]",
    "is nested a hundred thousand levels deep": deepArray,
    "has a status in quotes": JSON.stringify({ ...otpSent, status: "0" }),
    "has a status of null": JSON.stringify({ ...otpSent, status: null }),
    "has a status that is infinite": json.replace("2129", "1e400"),
    "has an array as data": JSON.stringify({ ...otpSent, data: [] }),
  }).map(([name, body]) => answered(name, unreliable("unexpected_body"), makeAnswer(200, body))),
  ...Object.entries({
    "says otp_sent without an otp_ref_id": { ...otpSent, data: { intent_id: 19 } },
    "says otp_sent with an empty otp_ref_id": { ...otpSent, data: { otp_ref_id: "" } },
    "says otp_sent with a null otp_ref_id": { ...otpSent, data: { otp_ref_id: null } },
    "says otp_sent without data": { ...otpSent, data: undefined },
  }).map(([name, body]) => answered(name, unreliable("incomplete_answer"), makeAnswer(200, body))),
  ...Object.entries({
    "has status 0 and an unknown id": { status: 0, response_type_id: 999_999, data: { otp_ref_id: 1 } },
    "has status 0 and nothing else": { status: 0 },
    "has status 0, an otp_ref_id and an unknown id": { ...otpSent, status: 0, response_type_id: 999_999 },
    "has status 0 and the id of another operation": { status: 0, response_type_id: 309, data: {} },
  }).map(([name, body]) => answered(name, unreliable("unknown_success"), makeAnswer(200, body))),
]);

describeFaultCases("a rejection with HTTP 200", [
  answered(
    "has a status that the contract knows",
    { error: EkoRejectionError, outcome: "rejected", code: "unknown_initiator", status: 319 },
    makeAnswer(200, { status: 319, message: "No", response_status_id: 1, response_type_id: -1 }),
  ),
  answered(
    "has a status that the contract does not know",
    { error: EkoRejectionError, outcome: "rejected", code: "rejected", status: 77_777 },
    makeAnswer(200, { status: 77_777, message: "No" }),
  ),
  answered(
    "names the refused fields",
    { error: EkoRejectionError, outcome: "rejected", code: "invalid_input", status: 461 },
    makeAnswer(200, { status: 461, invalid_params: { dob: "Must be over 18 years" } }),
  ),
  answered(
    "outweighs the id of a success",
    { error: EkoRejectionError, outcome: "rejected", code: "user_not_found" },
    makeAnswer(200, { ...otpSent, status: 463, data: {} }),
  ),
  ...Object.entries({
    "beside an otp_ref_id": { ...otpSent, status: 463 },
    "beside an otp_ref_id that is a number": { status: 463, data: { otp_ref_id: 66_748_392 } },
    "beside an otp_ref_id outside of data": { status: 463, otp_ref_id: "IXrygqm0" },
    "with the status of a success": { status: 2129, message: "Validate the OTP" },
    "with the status of a success and another id": { status: 2129, response_type_id: -1 },
    "with the status of the other success": { status: 300, message: "Opened" },
  }).map(([name, body]) =>
    answered(`is not believed ${name}`, unreliable("unknown_success"), makeAnswer(200, body)),
  ),
  ...Object.entries({
    "after a success in the same keys": beginAs(otpSent, { status: 319, response_type_id: -1, data: {} }),
    "in a key that comes twice": '{"status":2129,"message":"","status":319}',
    "in a key that is spelled in two ways": '{"status":2129,"st\\u0061tus":319}',
    "in data that comes twice": '{"status":319,"data":{"otp_ref_id":"x"},"data":{}}',
  }).map(([name, body]) =>
    answered(`is not believed ${name}`, unreliable("unexpected_body"), makeAnswer(200, body)),
  ),
  answered(
    "has one key in several objects, and quotes and braces in its texts",
    { error: EkoRejectionError, outcome: "rejected", code: "unknown_initiator" },
    makeAnswer(200, {
      status: 319,
      message: '"status":{"',
      data: { status: 1, list: [{ status: 2 }, { status: 3 }] },
    }),
  ),
]);

describeFaultCases("a body that is too large", [
  answered("has 10 MB", unreliable("body_too_large"), makeAnswer(200, tenMegabytes)),
  answered(
    "has 10 MB in chunks",
    unreliable("body_too_large"),
    chunkedHead,
    encodeChunks(tenMegabytes),
    "0\r\n\r\n",
  ),
  answered(
    "has 1 MiB and one byte",
    unreliable("body_too_large"),
    makeAnswer(200, json.padEnd(mebibyte + 1)),
  ),
  answered("has exactly 1 MiB, which is allowed", success, makeAnswer(200, json.padEnd(mebibyte))),
  answered(
    "has 10 MB within a gzip of 10 kB",
    unreliable("body_too_large"),
    makeAnswer(200, gzipSync(tenMegabytes), ["Content-Encoding: gzip"]),
  ),
  answered(
    "has 10 MB within a gzip within a gzip",
    unreliable("body_too_large"),
    makeAnswer(200, gzipSync(gzipSync(tenMegabytes)), ["Content-Encoding: gzip, gzip"]),
  ),
  answered("has no end", unreliable("body_too_large"), chunkedHead, writeForEver),
  answered("has 10 MB next to a refusal", unreliable("body_too_large", 403), makeAnswer(403, tenMegabytes)),
]);

/** Writes chunks for as long as the other side takes them. */
function writeForEver(socket: Socket): void {
  const chunk = encodeChunks(Buffer.alloc(64_000, " "));
  const write = () => {
    while (!socket.destroyed && socket.write(chunk)) {}
  };
  socket.on("drain", write);
  write();
}

describeTransports("a body without an end", (transport) => {
  it("is cancelled as soon as it is too large", async () => {
    let closed: Promise<number> | undefined;
    const react = (socket: Socket) => {
      closed = new Promise((resolve) => socket.once("close", () => resolve(socket.bytesWritten)));
      socket.write(chunkedHead);
      writeForEver(socket);
    };
    await withClient({ react }, transport, async (client) => {
      await expect(client.onboardCustomer(customer)).rejects.toMatchObject({ code: "body_too_large" });
      // What the buffers of both sides hold has been written, but no more.
      expect(await closed).toBeLessThan(32 * mebibyte);
    });
  });
});

describeFaultCases("a body in an encoding", [
  ...Object.entries({ gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }).map(
    ([coding, compress]) =>
      answered(`is ${coding}`, success, makeAnswer(200, compress(json), [`Content-Encoding: ${coding}`])),
  ),
  answered(
    "is deflate without the wrapper of zlib",
    success,
    makeAnswer(200, deflateRawSync(json), ["Content-Encoding: deflate"]),
  ),
  ...["utf-8", "", ",", "identity,", "compress"].map((coding) =>
    answered(
      `is in none, though ${JSON.stringify(coding)} is named`,
      success,
      makeAnswer(200, json, [`Content-Encoding: ${coding}`]),
    ),
  ),
  // fetch takes the coding off itself, and does not tell a failure to do so from a lost connection.
  ...Object.entries({
    "is called gzip but is not": Buffer.from(json),
    "is gzip that breaks in the middle": spoil(gzipSync(json)),
  }).map(([name, bytes]) => ({
    ...answered(name, unreliable("invalid_encoding"), makeAnswer(200, bytes, ["Content-Encoding: gzip"])),
    endsUnderFetch: { error: EkoConnectionError, outcome: "unknown", code: "connection_lost" } as const,
  })),
  {
    ...answered(
      "is gzip that is cut off",
      unreliable("invalid_encoding"),
      makeAnswer(200, gzipSync(json).subarray(0, -20), ["Content-Encoding: gzip"]),
    ),
    endsUnderFetch: unreliable("unreadable_body"),
  },
  ...Object.entries({
    "has a byte that UTF-8 never has": Buffer.from([0xff]),
    "has a continuation byte on its own": Buffer.from([0x80]),
    "has a character in more bytes than it needs": Buffer.from([0xc0, 0xaf]),
    "has half of a surrogate pair": Buffer.from([0xed, 0xa0, 0x80]),
    "has a letter in Latin-1": Buffer.from("é", "latin1"),
  }).map(([name, bytes]) =>
    answered(name, unreliable("invalid_encoding"), makeAnswer(200, insertIntoMessage(bytes))),
  ),
  answered(
    "ends within a character",
    unreliable("invalid_encoding"),
    makeAnswer(200, Buffer.concat([Buffer.from(json), Buffer.from([0xe2, 0x82])])),
  ),
  answered(
    "is UTF-16",
    unreliable("invalid_encoding"),
    makeAnswer(200, Buffer.from(`\ufeff${json}`, "utf16le")),
  ),
  answered("begins with a byte order mark", unreliable("unreadable_body"), makeAnswer(200, `\ufeff${json}`)),
  {
    ...answered(
      "begins with a byte order mark, under a middleware",
      unreliable("invalid_encoding"),
      makeAnswer(200, `\ufeff${json}`),
    ),
    call: (client) => {
      client.api.use({ onRequest: () => undefined });
      return client.onboardCustomer(customer);
    },
  },
  // Node's fetch refuses these as well, and does not tell that from a lost connection.
  ...["gzip", "identity"].map((coding) => ({
    ...answered(
      `is ${coding} 1,500 times over`,
      unreliable("invalid_encoding"),
      makeAnswer(200, json, [`Content-Encoding: ${Array(1_500).fill(coding).join()}`]),
    ),
    endsUnderFetch: { error: EkoConnectionError, outcome: "unknown", code: "connection_lost" } as const,
  })),
  answered(
    "has a character split between two chunks",
    { result: { message: "₹ sent" } },
    chunkedHead,
    ...splitEveryByte(JSON.stringify({ ...otpSent, message: "₹ sent" })),
    "0\r\n\r\n",
  ),
]);

/** The sample answer with bytes in the middle of its message. */
function insertIntoMessage(bytes: Buffer): Buffer {
  const [before = "", after = ""] = json.split("Validate");
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
}

function spoil(compressed: Buffer): Buffer {
  return Buffer.from(compressed.fill(0xff, compressed.length / 2));
}

function splitEveryByte(text: string): Buffer[] {
  return [...Buffer.from(text)].map((byte) => encodeChunks(Buffer.of(byte)));
}

describeFaultCases("a body with more than the contract knows", [
  answered(
    "has unknown fields",
    { result: { ...success.result, new_field: { deep: true } } },
    makeAnswer(200, { ...otpSent, extra: 1, data: { ...otpSent.data, new_field: { deep: true } } }),
  ),
  answered(
    "has a field that is nested deeply",
    success,
    makeAnswer(200, json.replace('"intent_id":19', `"intent_id":19,"deep":${deepArray}`)),
  ),
  answered(
    "has fields of data that are named like fields of the envelope",
    { result: { status: 2129, response_type: "otp_sent", next: "verifyCustomerOtp" } },
    makeAnswer(200, {
      ...otpSent,
      data: { ...otpSent.data, status: 0, response_type: "x", next: null },
    }),
  ),
]);

describe("a body with a __proto__", () => {
  it("changes no object but the result", async () => {
    const body = json.replace('"data":{', '"__proto__":{"polluted":1},"data":{"__proto__":{"polluted":1},');
    await withFaultServer({ react: playSteps(makeAnswer(200, body)) }, async (server) => {
      const client = createEkoClient({ ...credentials, baseUrl: server.origin });
      const result = await client.onboardCustomer(customer);
      expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
      expect(result).not.toHaveProperty("polluted");
      expect({}).not.toHaveProperty("polluted");
    });
  });
});
