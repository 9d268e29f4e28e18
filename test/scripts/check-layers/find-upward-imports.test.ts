import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findUpwardImports } from "../../../scripts/check-layers/find-upward-imports.ts";

const root = mkdtempSync(join(tmpdir(), "layers-"));
afterAll(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), source);
  }
}

const layers = [["src/low/"], ["src/shared.ts"], ["src/high/"], ["src/index.ts"]];
write({
  "src/low/base.ts": "export const base = 1;\n",
  "src/low/up.ts": 'export { shared } from "../shared.ts";\nimport type { High } from "../high/high.ts";\n',
  "src/low/own.ts": 'import { createEkoClient } from "eko-onboarding";\n',
  "src/low/lazy.ts": 'await import(\n  "../high/high.ts"\n);\nimport "./base.ts";\nimport "node:fs";\n',
  "src/shared.ts": 'export type Base = import("./low/base.ts").Base;\nexport const shared = 1;\n',
  "src/high/high.ts": 'import { shared } from "../shared.ts";\nimport { base } from "../low/base.ts";\n',
});

describe("findUpwardImports", () => {
  it("finds each import of a value, of a type and at run time that leads into a higher layer, also by the name of the package", () => {
    expect(findUpwardImports(root, layers)).toEqual([
      { from: "src/low/lazy.ts", to: "src/high/high.ts" },
      { from: "src/low/own.ts", to: "src/index.ts" },
      { from: "src/low/up.ts", to: "src/shared.ts" },
      { from: "src/low/up.ts", to: "src/high/high.ts" },
    ]);
  });

  it("takes the longest name that fits", () => {
    const above = [["src/low/base.ts"], ["src/shared.ts"], ["src/high/"], ["src/low/", "src/index.ts"]];
    expect(findUpwardImports(root, above)).toEqual([]);
  });

  it("refuses a file that belongs to no layer", () => {
    expect(() => findUpwardImports(root, [["src/low/"], ["src/high/"]])).toThrow("src/shared.ts");
  });
});
