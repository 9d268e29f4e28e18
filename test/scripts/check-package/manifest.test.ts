import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;

it.each(["scripts", "devDependencies"])("package.json lists its %s in the order of the alphabet", (key) => {
  const names = Object.keys(manifest[key] ?? {});
  expect(names.length).toBeGreaterThan(10);
  expect(names).toEqual(names.toSorted());
});
