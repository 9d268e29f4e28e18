import { describe, expect, it } from "vitest";
import { findNearest, suggestNearest } from "../../src/find-nearest.ts";

describe("findNearest", () => {
  it.each([
    ["name", "is there", "name"],
    ["nme", "lacks a letter", "name"],
    ["namee", "has a letter too many", "name"],
    ["nane", "has a wrong letter", "name"],
    ["anme", "has its first two letters swapped", "name"],
    ["naem", "has its last two letters swapped", "name"],
    ["NAME", "is in another case", "name"],
    ["customerId", "is joined in another way", "customer_id"],
    ["custmer-id", "is joined in another way and lacks a letter", "customer_id"],
    ["sadnbxo", "has two pairs of letters swapped", "sandbox"],
    ["badcbox", "has one wrong letter too many for its length", undefined],
    ["mena", "has letters swapped that do not stand together", undefined],
    ["residence", "is like none", undefined],
    ["", "is empty", undefined],
  ])("takes %j, which %s, for %j", (word, _, nearest) => {
    expect(findNearest(word, ["sandbox", "name", "customer_id"])).toBe(nearest);
  });

  it.each([
    ["b", "c", "c"],
    ["ß", "ss", undefined],
    ["abc", "cba", undefined],
    ["ab", "bc", undefined],
    ["ca", "abc", undefined],
    ["abcdef", "xbaydef", undefined],
    ["abcxyz", "abcxuv", "abcxuv"],
    ["abcxyz", "abcuvw", undefined],
    ["abcdefghi", "bacdefghxy", "bacdefghxy"],
  ])("takes %j, with %j to choose, for %j", (word, candidate, nearest) => {
    expect(findNearest(word, [candidate])).toBe(nearest);
  });

  it("has none among no candidates", () => {
    expect(findNearest("name", [])).toBeUndefined();
  });
});

describe("suggestNearest", () => {
  it("ends a message with the nearest, or with nothing", () => {
    expect(suggestNearest("nme", ["name"])).toBe(" Did you mean name?");
    expect(suggestNearest("nme", ["name"], "--")).toBe(" Did you mean --name?");
    expect(suggestNearest("other", ["name"])).toBe("");
  });
});
