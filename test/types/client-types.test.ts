import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { errorCatalogue } from "../../scripts/shared/error-catalogue.ts";
import { errorCodes } from "../../src/errors/codes.ts";
import { findTypeErrors } from "./find-type-errors.ts";

const root = join(import.meta.dirname, "../..");

describe("the types of the client", () => {
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

  const sources = {
    "test/types/every-case.ts": writeSwitches((all) => all),
    "test/types/all-but-one.ts": writeSwitches((all) => all.slice(1)),
  };
  const overlay = new Map(Object.entries(sources).map(([file, source]) => [join(root, file), source]));
  const literal = ["test/types/literal-types.ts", "test/types/describe-outcome.ts"];
  const isSwitch = (error: string) => Object.keys(sources).some((file) => error.startsWith(file));
  let errors: string[];
  beforeAll(() => {
    // One program for all: what they import is checked once.
    errors = findTypeErrors(root, [...Object.keys(sources), ...literal], overlay);
  });

  it("let a switch over the codes of a class compile with every case, and not without one of them", () => {
    expect(errors.filter(isSwitch)).toEqual(
      classes.map(() => expect.stringMatching(/^test\/types\/all-but-one.ts:\d+ .*return/)),
    );
  });

  it("are those of literal-types.ts, and let a switch over the outcomes end without a default", () => {
    expect(errors.filter((error) => !isSwitch(error))).toEqual([]);
  });
});
