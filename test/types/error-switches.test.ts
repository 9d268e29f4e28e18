import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCatalogue } from "../../scripts/shared/error-catalogue.ts";
import { errorCodes } from "../../src/errors/codes.ts";
import { findTypeErrors } from "./find-type-errors.ts";

const root = join(import.meta.dirname, "../..");

describe("a switch over the codes of a class", () => {
  const classes = Object.entries(errorCodes).map(([name, causes]): [string, string[]] => [
    name,
    // An instance of the base class may be one of any class.
    name === "EkoError" ? errorCatalogue.map(({ code }) => code) : Object.keys(causes),
  ]);
  const imports = `import type { ${classes.map(([name]) => name).join(", ")} } from "../../src/index.ts";`;

  /** Writes a function for each class, whose switch has these cases. */
  function writeSwitches(choose: (codes: string[]) => string[]): string {
    const functions = classes.map(([name, all]) => {
      const cases = choose(all).map((code) => `case "${code}": return "";`);
      return `export function on${name}(error: ${name}): string { switch (error.code) { ${cases.join(" ")} } }`;
    });
    return [imports, ...functions].join("\n");
  }

  it("compiles with every case, and does not without one of them", () => {
    const sources = {
      "test/types/every-case.ts": writeSwitches((all) => all),
      "test/types/all-but-one.ts": writeSwitches((all) => all.slice(1)),
    };
    const overlay = new Map(Object.entries(sources).map(([file, source]) => [join(root, file), source]));
    expect(findTypeErrors(root, Object.keys(sources), overlay)).toEqual(
      classes.map(() => expect.stringMatching(/^test\/types\/all-but-one.ts:\d+ .*return/)),
    );
  });
});
