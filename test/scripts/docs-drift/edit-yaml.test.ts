import { describe, expect, it } from "vitest";
import { addYamlItem, removeYamlItem, setYamlValue } from "../../../scripts/shared/edit-yaml.ts";

const source = `# head
a: 'one' # note
flow:   [x,  "y",z]
block:
    - x   # first
    - y

    # before z
    - z
map: { k: 1, l: [] }
deep:
  # about b
  b: |
    text
`;

describe("setYamlValue", () => {
  it.each<[string, (string | number)[], unknown, string, string]>([
    ["keeps quotes and comments", ["a"], "two", "a: 'one' # note", "a: 'two' # note"],
    ["drops quotes that would make a number text", ["a"], 2, "a: 'one' # note", "a: 2 # note"],
    ["quotes text that looks like a number", ["block", 0], "1", "- x   # first", '- "1"   # first'],
    ["quotes text that a list would split", ["flow", 0], "p, q", "[x,", '["p, q",'],
    ["replaces a list", ["flow"], ["p"], '[x,  "y",z]', "[p]"],
    ["replaces a block of text", ["deep", "b"], "p", "b: |\n    text\n", "b: p\n"],
    ["adds a key to a map between braces", ["map", "m"], true, "{ k: 1", "{ m: true, k: 1"],
    ["adds a key below a comment", ["deep", "c"], [1], "  b: |", "  c: [1]\n  b: |"],
    ["adds a list for a first item", ["deep", "c", 0], "p", "  b: |", "  c: [p]\n  b: |"],
  ])("%s", (_name, path, value, before, after) => {
    expect(setYamlValue(source, path, value)).toBe(source.replace(before, after));
  });

  it("throws when nothing can hold the value", () => {
    expect(() => setYamlValue(source, ["nowhere", "k"], 1)).toThrow("nowhere/k");
  });
});

describe("addYamlItem", () => {
  it.each<[string, string, string, string]>([
    ["to a list between brackets", "flow", ",z]", ",z, new]"],
    ["to a list of lines", "block", "    - z\n", "    - z\n    - new\n"],
  ])("adds %s", (_name, key, before, after) => {
    expect(addYamlItem(source, [key], "new")).toBe(source.replace(before, after));
  });

  it("adds to an empty list, and to one that is not there", () => {
    expect(addYamlItem(source, ["map", "l"], "new")).toBe(source.replace("l: []", "l: [new]"));
    expect(addYamlItem(source, ["map", "m"], "new")).toBe(source.replace("{ k", "{ m: [new], k"));
  });
});

describe("removeYamlItem", () => {
  it.each<[string, string, string, string, string]>([
    ["the first between brackets", "flow", "x", '[x,  "y"', '["y"'],
    ["the last between brackets", "flow", "z", ",z]", "]"],
    ["the last line", "block", "z", "\n\n    # before z\n    - z\n", "\n"],
  ])("removes %s", (_name, key, item, before, after) => {
    expect(removeYamlItem(source, [key], item)).toBe(source.replace(before, after));
  });

  it("leaves an empty list behind", () => {
    expect(removeYamlItem("l: [x]\n", ["l"], "x")).toBe("l: []\n");
    expect(removeYamlItem("l:\n  - x\n", ["l"], "x")).toBe("l:\n  []\n");
  });

  it("changes nothing when the item is not there", () => {
    expect(removeYamlItem(source, ["flow"], "other")).toBe(source);
    expect(removeYamlItem(source, ["nowhere"], "x")).toBe(source);
  });
});
