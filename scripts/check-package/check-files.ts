import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

const others = [
  "LICENSE",
  "README.md",
  "package.json",
  "openapi/openapi.yaml",
  "dist/openapi.json",
  "dist/openapi.yaml.d.ts",
  "dist/src/index.js",
  "dist/src/mock/index.js",
  "dist/src/cli/main.js",
  // The README leads to this page.
  "UNKNOWN-OUTCOMES.md",
];

/**
 * Compares the files of a tarball with what may and must be in it: the declarations of each source, and a short list.
 *
 * @throws Error naming every file that is missing or not allowed
 */
export async function checkFiles(root: string, tarball: string): Promise<void> {
  const allowed = [...others, ...(await listDeclarations(root))];
  const listing = await run("tar", ["-tzf", tarball], root);
  const packed = listing
    .split("\n")
    .map((path) => path.replace(/^package\//, ""))
    .filter((path) => path !== "" && !path.endsWith("/"));
  const flaws = [
    ...allowed.filter((path) => !packed.includes(path)).map((path) => `missing: ${path}`),
    ...packed.filter((path) => !allowed.includes(path)).map((path) => `not allowed: ${path}`),
  ];
  if (flaws.length > 0) throw new Error(`The files of the tarball:\n${flaws.join("\n")}`);
}

async function listDeclarations(root: string): Promise<string[]> {
  const files = await Promise.all(
    ["src", "generated"].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true }))
        .filter((path) => path.endsWith(".ts"))
        .map((path) => `dist/${folder}/${path.replace(/\.ts$/, ".d.ts")}`),
    ),
  );
  return files.flat();
}
