import { describe, expect, it } from "vitest";
import { readTable, replaceTable } from "../../../scripts/shared/markdown-table.ts";
import { formatTable } from "../../../scripts/test-runtimes/format-table.ts";

const table = `| runtime | signs | times out |
| ------- | ----- | --------- |
| Node 1  | yes   | no        |
| Bun     | yes   | yes       |`;
const readme = `# Title

| other |
| ----- |

## Runtimes

A sentence.

${table}

More.

## Next

| another |
| ------- |
`;

describe("formatTable", () => {
  it("says no for everything that is not yes", () => {
    const results = {
      "Node 1": { signs: "yes", "times out": "Error: no" },
      Bun: { signs: "yes", "times out": "yes" },
    };
    expect(formatTable(results)).toBe(table);
  });
});

describe("readTable", () => {
  it("reads the table below the heading Runtimes", () => {
    expect(readTable(readme, "Runtimes")).toBe(table);
  });

  it("does not take a table of another section", () => {
    expect(() => readTable(readme.replace(`${table}\n`, ""), "Runtimes")).toThrow(
      "no table below the heading Runtimes",
    );
  });
});

describe("replaceTable", () => {
  it("changes nothing else", () => {
    expect(replaceTable(readme, "Runtimes", "| $& |")).toBe(readme.replace(table, () => "| $& |"));
  });
});
