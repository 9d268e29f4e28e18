import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { errorCatalogue } from "../../scripts/shared/error-catalogue.ts";
import { createEkoClient, EkoError } from "../../src/index.ts";
import { makeAnswer } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const refusals = [401, 403, 404, 405, 415, 429];
const number = fc.oneof(fc.constantFrom(0, -0, 1, 2129, 308, 309, 319, 461), fc.integer(), fc.double());
const almostEnvelope = fc.record(
  {
    status: fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: fc.jsonValue() }),
    message: fc.oneof(fc.string(), fc.jsonValue()),
    response_status_id: number,
    response_type_id: number,
    data: fc.oneof(fc.record({ otp_ref_id: fc.oneof(fc.string(), number) }), fc.jsonValue()),
    invalid_params: fc.oneof(fc.dictionary(fc.string(), fc.string()), fc.jsonValue()),
  },
  { requiredKeys: ["status"] },
);
const body = fc.oneof(
  almostEnvelope.map((value) => Buffer.from(JSON.stringify(value))),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constant(Buffer.from(JSON.stringify(otpSent))),
);
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 999 }) },
);
const headers = fc.array(
  fc.constantFrom(
    "Content-Encoding: gzip",
    "Content-Type: x",
    "Date: x",
    "Retry-After: -1",
    "Location: http://[",
    "X: \xff",
  ),
);

/** Whether an answer says, by the description of the API, that the OTP was sent. */
function saysOtpSent(text: string): boolean {
  try {
    const { status, response_type_id, data } = JSON.parse(text);
    const isSuccess = status === 0 || response_type_id === 2129;
    return (
      typeof status === "number" && isSuccess && typeof data.otp_ref_id === "string" && data.otp_ref_id !== ""
    );
  } catch {
    return false;
  }
}

describe("random answers", () => {
  it("are taken for a success only when they say so, and else end in an EkoError with an honest outcome", async () => {
    let answer: Buffer = Buffer.alloc(0);
    await withFaultServer({ react: (socket) => void socket.write(answer) }, async ({ origin, requests }) => {
      const client = createEkoClient({ ...credentials, baseUrl: origin });
      await fc.assert(
        fc.asyncProperty(status, headers, body, async (httpStatus, lines, bytes) => {
          const before = requests.length;
          answer = makeAnswer(httpStatus, bytes, lines);
          const error = await client.onboardCustomer(customer).then(
            () => undefined,
            (caught: unknown) => caught,
          );
          expect(requests).toHaveLength(before + 1);
          if (error === undefined) {
            expect(httpStatus).toBe(200);
            expect(saysOtpSent(bytes.toString())).toBe(true);
            return;
          }
          expect(error).toBeInstanceOf(EkoError);
          const { outcome, code } = error as EkoError;
          expect(["rejected", "unknown"]).toContain(outcome);
          expect(errorCatalogue.find((record) => record.code === code)?.outcomes, code).toContain(outcome);
          if (outcome === "rejected" && httpStatus !== 200) expect(refusals).toContain(httpStatus);
          if (outcome === "rejected" && httpStatus === 200)
            expect(JSON.parse(bytes.toString()).status).not.toBe(0);
          expect(code).not.toBe("unexpected_failure");
        }),
        { numRuns: 2_000 },
      );
    });
  });

  it("are an unknown outcome when they are not HTTP at all", async () => {
    let answer: Buffer = Buffer.alloc(0);
    await withFaultServer({ react: (socket) => void socket.end(answer) }, async ({ origin, requests }) => {
      const client = createEkoClient({ ...credentials, baseUrl: origin });
      const start = fc.constantFrom(
        "",
        "HTTP/1.1 ",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: ",
      );
      await fc.assert(
        fc.asyncProperty(start, fc.uint8Array({ maxLength: 60 }), async (head, bytes) => {
          const before = requests.length;
          answer = Buffer.concat([Buffer.from(head), bytes]);
          const error: unknown = await client.onboardCustomer(customer).catch((caught: unknown) => caught);
          expect(requests).toHaveLength(before + 1);
          expect(error).toBeInstanceOf(EkoError);
          expect(error).toMatchObject({ outcome: "unknown" });
        }),
        { numRuns: 500 },
      );
    });
  });
});
