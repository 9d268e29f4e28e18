import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCatalogue } from "../../scripts/shared/error-catalogue.ts";
import { errorCodes } from "../../src/errors/codes.ts";
import { findTypeErrors } from "./find-type-errors.ts";

const root = join(import.meta.dirname, "../..");

describe("a switch over the codes of a class", () => {
  const file = "test/types/every-switch.ts";
  const classes = Object.entries(errorCodes).map(([name, causes]): [string, string[]] => [
    name,
    // An instance of the base class may be one of any class.
    name === "EkoError" ? errorCatalogue.map(({ code }) => code) : Object.keys(causes),
  ]);

  /** Compiles a function for each class, whose switch has these cases. */
  function compileSwitches(choose: (codes: string[]) => string[]): string[] {
    const functions = classes.map(([name, all]) => {
      const cases = choose(all).map((code) => `case "${code}": return "";`);
      return `export function on${name}(error: ${name}): string { switch (error.code) { ${cases.join(" ")} } }`;
    });
    const imports = `import type { ${classes.map(([name]) => name).join(", ")} } from "../../src/index.ts";`;
    return findTypeErrors(root, file, new Map([[join(root, file), [imports, ...functions].join("\n")]]));
  }

  it("compiles with every case", () => {
    expect(compileSwitches((all) => all)).toEqual([]);
  });

  it("does not compile without one of them", () => {
    const missing = compileSwitches((all) => all.slice(1));
    expect(missing).toEqual(classes.map(() => expect.stringMatching(/return/)));
  });
});
