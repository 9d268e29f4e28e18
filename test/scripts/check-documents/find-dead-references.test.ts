import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findDeadReferences } from "../../../scripts/check-documents/find-dead-references.ts";

const root = mkdtempSync(join(tmpdir(), "documents-"));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, "src/call"), { recursive: true });
mkdirSync(join(root, "docs"));
writeFileSync(join(root, "src/call/send.ts"), "");
writeFileSync(join(root, "docs/guide.md"), "# The `guide`, in full\n\n## Twice\n\n## Twice\n");

function check(text: string, document = "README.md") {
  writeFileSync(join(root, document), text);
  return findDeadReferences(root, [document], ["build", "check:layers"]).map((dead) => dead.text);
}

describe("findDeadReferences", () => {
  it.each([
    ["a file", "[guide](docs/guide.md)"],
    ["a file below the root", "[guide](/docs/guide.md)"],
    ["a folder", "![source](src/call/)"],
    ["a heading", "[guide](docs/guide.md#the-guide-in-full)"],
    ["the second heading of a name", "[guide](docs/guide.md#twice-1)"],
    ["a heading of its own", "# First steps\n\n[here](#first-steps)"],
    ["a line of code", "[code](src/call/send.ts#L12)"],
    ["a picture in HTML", '<img src="docs/guide.md" alt="">'],
    ["another site", "[site](https://example.test/none.md) <mailto:somebody@example.test>"],
    ["a path in code", "`src/call/send.ts` and `src/call/`"],
    ["code that is not a path alone", "`src/call/none.ts, or another` `./none.ts` `src/*.ts`"],
    ["a script", "`npm run build -- --fast`\n\n```sh\nnpm run -s check:layers\n```"],
  ])("accepts %s", (_, text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    ["a file", "[guide](docs/none.md)", "docs/none.md"],
    ["a picture", "![picture](docs/none.png)", "docs/none.png"],
    ["a link by a definition", "[guide][1]\n\n[1]: docs/none.md", "docs/none.md"],
    ["a link in a table", "| a |\n| - |\n| [guide](none.md) |", "none.md"],
    ["a picture in HTML", '<img width="90" src="docs/none.png">', "docs/none.png"],
    ["a heading", "[guide](docs/guide.md#other)", "docs/guide.md#other"],
    ["a heading of its own", "# First\n\n[here](#second)", "#second"],
    ["a path in code", "Call `src/call/none.ts`.", "src/call/none.ts"],
    ["a script in code", "Then `npm run none`.", "npm run none"],
    ["a script in a block", "```sh\nnpm run build && npm run none\n```", "npm run none"],
  ])("finds %s that is not there", (_, text, dead) => {
    expect(check(text)).toEqual([dead]);
  });

  it("follows links from the folder of their document, and names their line", () => {
    writeFileSync(
      join(root, "docs/other.md"),
      "[a](guide.md) [b](../src/call/send.ts)\n\n[c](docs/guide.md)\n",
    );
    expect(findDeadReferences(root, ["docs/other.md"], [])).toEqual([
      { document: "docs/other.md", line: 3, text: "docs/guide.md" },
    ]);
  });
});
