import { describe, expect, it } from "vitest";
import { errorCatalogue } from "../../../scripts/shared/error-catalogue.ts";
import { authErrorsPin, statusCodesPin } from "../../contract/pins/extensions.ts";

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
