import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTypeErrors } from "./find-type-errors.ts";

describe("the types of the client", () => {
  it("are those of literal-types.ts, and let a switch over the outcomes end without a default", () => {
    const root = join(import.meta.dirname, "../..");
    expect(findTypeErrors(root, ["test/types/literal-types.ts", "test/types/describe-outcome.ts"])).toEqual(
      [],
    );
  });
});
