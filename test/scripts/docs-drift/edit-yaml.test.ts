import { describe, expect, it } from "vitest";
import {
  addYamlItem,
  appendYamlKeys,
  removeYamlItem,
  removeYamlKey,
  setYamlValue,
} from "../../../scripts/shared/edit-yaml.ts";

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

describe("appendYamlKeys", () => {
  it("adds a key at the end of a block, and keeps all other lines", () => {
    const text = appendYamlKeys(source, [{ path: ["deep"], entries: { c: { d: [1, "2026-01-01"] } } }]);
    expect(text).toBe(`${source}  c:\n    d: [1, "2026-01-01"]\n`);
  });

  it("adds a key before another, at its column", () => {
    const block = "a:\n    x: 1 # one\n    z: 3\nb: 2\n";
    expect(appendYamlKeys(block, [{ path: ["a"], entries: { y: 2 }, before: "z" }])).toBe(
      "a:\n    x: 1 # one\n    y: 2\n    z: 3\nb: 2\n",
    );
  });

  it("adds a key at the end of a block that is followed by another, where the later key is not there", () => {
    expect(appendYamlKeys("a:\n  x: 1\n\nb: 2\n", [{ path: ["a"], entries: { y: 2 }, before: "none" }])).toBe(
      "a:\n  x: 1\n  y: 2\n\nb: 2\n",
    );
  });

  it("parts paths by an empty line", () => {
    expect(appendYamlKeys("paths:\n  /a: 1\n", [{ path: ["paths"], entries: { "/b": 2, "/c": 3 } }])).toBe(
      "paths:\n  /a: 1\n\n  /b: 2\n\n  /c: 3\n",
    );
  });

  it("adds keys to several blocks, those for the same place in the order of the additions", () => {
    const text = "a:\n  x: 1\nb:\n  c:\n    y: 2\nd: 3\n";
    expect(
      appendYamlKeys(text, [
        { path: ["b", "c"], entries: { one: 1 } },
        { path: ["b"], entries: { two: 2 } },
        { path: ["a"], entries: { three: 3 }, before: "x" },
        { path: ["a"], entries: { four: 4 }, before: "x" },
      ]),
    ).toBe("a:\n  three: 3\n  four: 4\n  x: 1\nb:\n  c:\n    y: 2\n    one: 1\n  two: 2\nd: 3\n");
  });

  it("changes nothing without keys, and refuses what is not a block", () => {
    expect(appendYamlKeys(source, [{ path: ["nowhere"], entries: {} }])).toBe(source);
    expect(() => appendYamlKeys(source, [{ path: ["nowhere"], entries: { a: 1 } }])).toThrow(
      "The YAML has no block nowhere.",
    );
    expect(() => appendYamlKeys(source, [{ path: ["map"], entries: { a: 1 } }])).toThrow(
      "The YAML has no block map.",
    );
  });
});

describe("removeYamlKey", () => {
  const block = "a:\n  x:\n    - 1\n    - 2\n  # about y\n  y: { k: 1 } # note\nb: 2\n";

  it("removes a key with its lines", () => {
    expect(removeYamlKey(block, ["a"], "x")).toBe("a:\n  # about y\n  y: { k: 1 } # note\nb: 2\n");
    expect(removeYamlKey("a:\n  x: 1\n  y: 2\n", ["a"], "y")).toBe("a:\n  x: 1\n");
  });

  it("changes nothing when the key is not there", () => {
    expect(removeYamlKey(block, ["a"], "z")).toBe(block);
    expect(removeYamlKey(block, ["none"], "x")).toBe(block);
  });
});
