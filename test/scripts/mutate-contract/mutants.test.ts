import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { add, append, change, drop, remove, rename } from "../../../scripts/mutate-contract/edits.ts";
import { mutants } from "../../../scripts/mutate-contract/mutants.ts";
import { describeResults } from "../../../scripts/mutate-contract/report.ts";

const root = join(import.meta.dirname, "../../..");
const contract = readFileSync(join(root, "openapi/openapi.yaml"), "utf8");

describe("npm run mutate:contract", () => {
  it("finds that the contract suite sees the mutants of the subset", async () => {
    const args = ["--import", "tsx", "scripts/mutate-contract/main.ts", "--subset"];
    const child = spawn(process.execPath, args, { cwd: root });
    const [code, output] = await Promise.all([
      new Promise<number>((resolve) => child.on("close", resolve)),
      text(child.stdout),
      child.stderr.resume(),
    ]);
    expect(output).toContain("3 killed, 0 survived, 1 equivalent, 0 wrongly called equivalent, of 4 mutants");
    expect(code).toBe(0);
  }, 300_000);
});

describe("the mutants of the contract", () => {
  it.each(mutants)("$name fits the contract and changes it", ({ edit }) => {
    const document = parseDocument(contract);
    const before = document.toString();
    edit(document);
    expect(document.toString()).not.toBe(before);
  });

  it("have names of their own", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});

describe("describeResults", () => {
  const mutant = { name: "drop x", edit: () => {} };
  const killed = { mutant, killers: ["pins", "types"] };
  const survived = { mutant, killers: [] };
  const equivalent = { ...mutant, equivalent: "Nobody reads it." };

  it("passes when each mutant is killed, or equivalent and not seen", () => {
    const { text, passed } = describeResults([killed, { mutant: equivalent, killers: [] }]);
    expect(passed).toBe(true);
    expect(text).toContain("killed      drop x (pins, types)");
    expect(text).toContain("equivalent  drop x: Nobody reads it.");
    expect(text).toContain("pins sees 1, 0 of them alone");
    expect(text).toContain("1 killed, 0 survived, 1 equivalent, 0 wrongly called equivalent, of 2 mutants");
  });

  it("fails when a mutant survives", () => {
    const { text, passed } = describeResults([killed, survived]);
    expect(passed).toBe(false);
    expect(text).toContain("SURVIVED    drop x");
  });

  it("fails when a mutant that is called equivalent is seen", () => {
    const { text, passed } = describeResults([{ mutant: equivalent, killers: ["pins"] }]);
    expect(passed).toBe(false);
    expect(text).toContain("WRONG CLAIM drop x: seen by pins");
  });
});

describe("an edit of the contract", () => {
  const source = "a:\n  b: 1\n  c: [x, y]\n";
  it.each([
    ["change", change(["a", "b"], 2), "a:\n  b: 2\n  c: [x, y]\n"],
    ["add", add(["a", "d"], true), "a:\n  b: 1\n  c: [x, y]\n  d: true\n"],
    ["remove", remove(["a", "b"]), "a:\n  c: [x, y]\n"],
    ["rename", rename(["a", "b"], "z"), "a:\n  z: 1\n  c: [x, y]\n"],
    ["append", append(["a", "c"], "z"), "a:\n  b: 1\n  c: [x, y, z]\n"],
    ["drop", drop(["a", "c"], "x"), "a:\n  b: 1\n  c: [y]\n"],
  ])("does what its name says: %s", (_, edit, result) => {
    const document = parseDocument(source);
    edit(document);
    expect(document.toString({ flowCollectionPadding: false })).toBe(result);
  });

  it.each([
    ["change", change(["a", "z"], 2)],
    ["add", add(["a", "b"], 2)],
    ["add below", add(["z", "b"], 2)],
    ["remove", remove(["a", "z"])],
    ["rename", rename(["a", "z"], "y")],
    ["append", append(["a", "b"], 2)],
    ["drop", drop(["a", "c"], "z")],
  ])("throws when the contract is not as it expects: %s", (_, edit) => {
    expect(() => edit(parseDocument(source))).toThrow(/^There is|is no list/);
  });
});
