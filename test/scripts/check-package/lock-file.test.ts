import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  integrity?: string;
  resolved?: string;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Entry>;
};
const installed = Object.entries(packages).filter(([name]) => name !== "");

it("the lock file has a hash of every package: npm installs one without a hash unchecked", () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
});

it("the lock file names no registry, so that each is asked that the reader has configured", () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
