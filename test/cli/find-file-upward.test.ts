import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { findFileUpward } from "../../src/cli/find-file-upward.ts";

const root = resolve(import.meta.dirname, "../..");

it("finds a file at the root of the package from any depth", () => {
  const file = join(root, "openapi/openapi.yaml");
  expect(findFileUpward(root, "openapi/openapi.yaml")).toBe(file);
  expect(findFileUpward(import.meta.dirname, "openapi/openapi.yaml")).toBe(file);
});

it("says which file is missing", () => {
  expect(() => findFileUpward(root, "openapi/none.yaml")).toThrow(
    "openapi/none.yaml of eko-onboarding is missing.",
  );
});
