import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTypeErrors } from "../helpers/find-type-errors.ts";

describe("the types of the client", () => {
  it("are the literal types of type-fixtures.ts", () => {
    const root = join(import.meta.dirname, "../..");
    expect(findTypeErrors(root, "test/contract/type-fixtures.ts")).toEqual([]);
  });
});
