import { describe, expect, it, vi } from "vitest";
import { listFields, RawHeaders } from "../../../src/transport/raw-headers.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");
const headers = new RawHeaders([
  ...[latin1("Date"), latin1("today")],
  ...[latin1("Via"), latin1("a")],
  ...["VIA", "b"],
  ...["X-Text", "ä"],
  ...[latin1("X-Name"), latin1("é")],
  latin1("without-a-value"),
]);

describe("RawHeaders", () => {
  it.each([
    ["date", "today"],
    ["DATE", "today"],
    ["via", "a, b"],
    ["x-name", "é"],
    ["x-text", "ä"],
    ["etad", null],
    ["dat", null],
    ["without-a-value", null],
  ])("gets %s as %j", (name, value) => {
    expect(headers.get(name)).toBe(value);
  });

  it("lists the fields as they came, names in lower case", () => {
    expect([...headers]).toEqual([
      ["date", "today"],
      ["via", "a"],
      ["via", "b"],
      ["x-text", "ä"],
      ["x-name", "é"],
    ]);
  });

  it("decodes the names of the length that is asked for, and no others", () => {
    const decode = vi.spyOn(Buffer, "from");
    expect(headers.get("x-name")).toBe("é");
    // X-Name and its value; X-Text is a text already.
    expect(decode).toHaveBeenCalledTimes(2);
    decode.mockRestore();
  });

  it("may be empty", () => {
    expect([...new RawHeaders([])]).toEqual([]);
    expect(new RawHeaders([]).get("date")).toBeNull();
  });
});

describe("listFields", () => {
  it("lays fields out flat, those that came twice one after the other", () => {
    const fields = { date: "today", via: ["a", "b"], none: undefined };
    expect(listFields(fields)).toEqual(["date", "today", "via", "a", "via", "b"]);
  });
});
