import { describe, expect, it } from "vitest";
import { parseJson, repeatsKey } from "../../src/parse-json.ts";

describe("parseJson", () => {
  it("parses JSON of any kind, and gives undefined for what is not JSON", () => {
    expect(['{"a":1}', "null", "0"].map(parseJson)).toEqual([{ a: 1 }, null, 0]);
    expect(["", "{", "<h1>", "\ufeff{}"].map(parseJson)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("repeatsKey", () => {
  it.each([
    ["blanks before the colons", '{"a" \t: 1, "a"\n: 2}'],
    ["an object between", '{"a": {"b": 1}, "a": 2}'],
    ["braces in a text between", '{"a": "{", "b": "}}", "a": 2}'],
    ["an escaped quote in a text between", '{"a": "\\"", "b": "x\\"y\\\\", "a": 2}'],
    ["an escape in one of them", '{"status": 1, "st\\u0061tus": 2}'],
    ["escaped quotes and backslashes in them", '{"\\"a\\\\": 1, "\\"a\\\\": 2}'],
    ["a list around", '[1, {"b": [{"a": 1, "a": 2}]}]'],
    ["nothing in them", '{"": 1, "": 2}'],
  ])("finds a key that comes twice, with %s", (_, json) => {
    expect(repeatsKey(json)).toBe(true);
  });

  it.each([
    ["objects side by side", '[{"a": 1}, {"a": 1}]'],
    ["an object and one inside it", '{"a": {"a": {"a": 1}}, "b": 1}'],
    ["a key and a text", '{"a": "a", "b": ["a", "a"]}'],
    ["a key and a text that looks like it", '{"a": "\\"a\\": 1", "b": ",\\"a\\":"}'],
    ["keys that differ by an escaped character", '{"a\\"": 1, "a": 2, "a\\\\": 3}'],
  ])("takes %s for different ones", (_, json) => {
    expect(repeatsKey(json)).toBe(false);
  });
});
