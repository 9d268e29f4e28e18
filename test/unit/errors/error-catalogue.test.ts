import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../../../src/errors/codes.ts";
import { errorCatalogue } from "../../../src/errors/error-catalogue.ts";
import { EkoConfigError } from "../../../src/index.ts";
import { authErrorsPin, statusCodesPin } from "../../contract/pins/extensions.ts";
import { findTypeErrors } from "../../helpers/find-type-errors.ts";

const root = join(import.meta.dirname, "../../..");
const codes = errorCatalogue.map(({ code }) => code);

function find(code: string) {
  return errorCatalogue.find((record) => record.code === code);
}

describe("errorCatalogue", () => {
  it("names each code once, under its class", () => {
    expect(new Set(codes).size).toBe(codes.length);
    const { success: _, ...names } = Object.fromEntries(
      Object.values({ ...statusCodesPin, ...authErrorsPin }).map((name) => [name, true]),
    );
    expect(codes).toEqual(expect.arrayContaining(Object.keys(names)));
    expect(codes).not.toContain("success");
    expect(find("wrong_otp")).toMatchObject({ class: "EkoRejectionError", outcomes: ["rejected"] });
    expect(find("timeout")).toMatchObject({ class: "EkoTimeoutError", outcomes: ["not_sent", "unknown"] });
    expect(find("forbidden")).toMatchObject({ class: "EkoHttpError", outcomes: ["rejected", "unknown"] });
    expect(find("not_found")).toMatchObject({ class: "EkoHttpError", outcomes: ["unknown"] });
  });

  it.each(errorCatalogue)("says of $code what it means and what to do", ({ outcomes, cause, advice }) => {
    expect(outcomes).not.toEqual([]);
    expect(cause).toMatch(/\.$/);
    expect(advice).toMatch(/\.$/);
    // An unknown outcome is the one that a caller must not answer by another call.
    if (outcomes.includes("unknown")) expect(advice).toContain("ind out whether the call had an effect");
  });
});

describe("docs of an error", () => {
  it("leads to its code on the homepage of the package, and shows nowhere by itself", () => {
    const error = new EkoConfigError("why");
    const { homepage } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(error.docs).toBe(`${homepage}#/errors/invalid_options`);
    expect(Object.keys(error)).not.toContain("docs");
    expect(JSON.stringify(error)).not.toContain("docs");
  });
});

describe("a switch over the codes of a class", () => {
  const file = "test/unit/errors/every-switch.ts";
  const classes = Object.entries(errorCodes).map(([name, causes]): [string, string[]] => [
    name,
    // An instance of the base class may be one of any class.
    name === "EkoError" ? codes : Object.keys(causes),
  ]);

  /** Compiles a function for each class, whose switch has these cases. */
  function compileSwitches(choose: (codes: string[]) => string[]): string[] {
    const functions = classes.map(([name, all]) => {
      const cases = choose(all).map((code) => `case "${code}": return "";`);
      return `export function on${name}(error: ${name}): string { switch (error.code) { ${cases.join(" ")} } }`;
    });
    const imports = `import type { ${classes.map(([name]) => name).join(", ")} } from "../../../src/index.ts";`;
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
