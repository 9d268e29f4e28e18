import { describe, expect, it } from "vitest";
import { readResponseError } from "../../../src/transport/read-response-error.ts";

const code = "UND_ERR_RESPONSE";

describe("readResponseError", () => {
  it.each([
    ["a text", "{}", "{}"],
    ["JSON, parsed already", { status: 1 }, '{"status":1}'],
    ["nothing", undefined, '""'],
    ["null", null, '""'],
  ])("finds the answer in an error with %s as its body", (_, body, text) => {
    const headers = { date: "today", "content-encoding": "gzip" };
    const answer = readResponseError({ code, statusCode: 403, headers, body });
    expect({ ...answer, body: String(answer?.body) }).toEqual({
      statusCode: 403,
      headers: { date: "today" },
      body: text,
    });
  });

  it("needs no header fields", () => {
    expect(readResponseError({ code, statusCode: 403 })?.headers).toEqual({});
  });

  it.each([
    [undefined],
    [new Error("why")],
    [{ code: "ECONNRESET", statusCode: 403 }],
    [{ code }],
    [{ code, statusCode: "403" }],
  ])("finds none in %o", (error) => {
    expect(readResponseError(error)).toBeUndefined();
  });
});
