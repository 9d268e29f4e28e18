import { describe, expect, it } from "vitest";
import { readRetryAfter, readServerTime } from "../../../src/transport/http-dates.ts";

const noon = Date.parse("2026-01-01T12:00:00Z");

function headers(values: Record<string, string>) {
  return { get: (name: string) => values[name] ?? null };
}

describe("readServerTime", () => {
  it("reads an IMF-fixdate", () => {
    expect(readServerTime(headers({ date: "Thu, 01 Jan 2026 12:00:00 GMT" }))).toBe(noon);
  });

  it.each([
    ["is missing", {}],
    ["came twice", { date: "Thu, 01 Jan 2026 12:00:00 GMT, Thu, 01 Jan 2026 12:00:00 GMT" }],
    ["comes from a cache", { date: "Thu, 01 Jan 2026 12:00:00 GMT", age: "0" }],
    ["is in ISO 8601", { date: "2026-01-01T12:00:00Z" }],
    ["is in the form of RFC 850", { date: "Thursday, 01-Jan-26 12:00:00 GMT" }],
    ["is in another time zone", { date: "Thu, 01 Jan 2026 12:00:00 +0530" }],
    ["names no weekday", { date: "01 Jan 2026 12:00:00 GMT" }],
    ["has a day of one digit", { date: "Thu, 1 Jan 2026 12:00:00 GMT" }],
    ["has a blank before it", { date: " Thu, 01 Jan 2026 12:00:00 GMT" }],
    ["has text behind it", { date: "Thu, 01 Jan 2026 12:00:00 GMT+1" }],
    ["names no month", { date: "Thu, 01 Foo 2026 12:00:00 GMT" }],
    ["has an hour that is none", { date: "Thu, 01 Jan 2026 25:00:00 GMT" }],
    ["is the text that JavaScript makes of no date", { date: "Invalid Date" }],
  ])("is undefined when the date %s", (_, values) => {
    expect(readServerTime(headers(values))).toBeUndefined();
  });
});

it("reads each date afresh, whatever it read before", () => {
  const read = (date: string) => readServerTime(headers({ date }));
  const [first, second] = ["Thu, 01 Jan 2026 12:00:00 GMT", "Thu, 01 Jan 2026 12:00:01 GMT"];
  expect([first, first, second, "today", first].map(read)).toEqual([
    noon,
    noon,
    noon + 1000,
    undefined,
    noon,
  ]);
});

describe("readRetryAfter", () => {
  it.each([
    ["0", 0],
    ["120", 120_000],
    [" 7 ", 7_000],
    ["9999999999", 9_999_999_999_000],
    ["Thu, 01 Jan 2026 12:01:00 GMT", 60_000],
    ["Thu, 01 Jan 2026 11:59:00 GMT", 0],
    ["99999999999", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["7s", undefined],
    ["s7", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("takes %j as %s milliseconds", (value, expected) => {
    expect(readRetryAfter(headers({ "retry-after": value }), noon)).toBe(expected);
  });

  it("is undefined when the header is missing", () => {
    expect(readRetryAfter(headers({}), noon)).toBeUndefined();
  });
});
