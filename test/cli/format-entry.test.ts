import { describe, expect, it } from "vitest";
import { formatEntry, toPublicEntry } from "../../src/cli/mock/format-entry.ts";
import type { JournalEntry } from "../../src/mock/index.ts";

/** The line under a refused request that says what to fix. */
function readFixes(entry: Partial<JournalEntry>): string | undefined {
  const whole = { id: 1, time: 0, method: "POST", path: "/", headers: {}, status: 422, ...entry };
  return formatEntry(toPublicEntry(whole))[1]?.text;
}

const unknown = (name: string) => ({
  location: "body",
  path: `/${name}`,
  rule: "additionalProperties",
  message: "is not a field of onboardCustomer; it has: name, dob",
});

describe("the line that says what to fix", () => {
  it.each([
    ["dob", "dob (body) is not"],
    ["constructor", "A name in the body is not"],
    ["__proto__", "A name in the body is not"],
    ["CANARY", "A name in the body is not"],
  ])(
    "says of an unknown field %s that it is not one, and shows only names of the contract",
    (name, start) => {
      expect(readFixes({ violations: [unknown(name)] })).toBe(
        `  fix: ${start} a field of onboardCustomer; it has: name, dob (rule additionalProperties).`,
      );
    },
  );

  it("says of a body that is not JSON that it is not", () => {
    const violation = {
      location: "body",
      path: "",
      rule: "json",
      message: "is not valid JSON, at position 7",
    };
    expect(readFixes({ violations: [violation] })).toBe(
      "  fix: The body is not valid JSON, at position 7 (rule json).",
    );
  });

  it("has each sentence once, and at most five", () => {
    expect(
      readFixes({ violations: Array(9).fill(unknown("CANARY")) })?.match(/is not a field/g),
    ).toHaveLength(1);
    const many = Array.from({ length: 9 }, (_, index) => ({ ...unknown("CANARY"), rule: `rule${index}` }));
    expect(readFixes({ violations: many })).toMatch(/rule0.*rule4\)\. And 4 more\.$/);
  });
});
