import { run } from "./run.ts";

const allowed = [
  "LICENSE",
  "README.md",
  "package.json",
  "openapi/openapi.yaml",
  "dist/openapi.json",
  "dist/openapi.yaml.d.ts",
  ...["dist/index", "dist/mock/index"].flatMap((name) =>
    [".js", ".cjs", ".d.ts", ".d.cts"].map((end) => name + end),
  ),
  "dist/cli/main.js",
  "dist/LICENSE.openapi-fetch",
  // The address in `error.docs`, until the reference page is published.
  "dist/errors.md",
  // The README leads to this page.
  "UNKNOWN-OUTCOMES.md",
];

/**
 * Compares the files of a tarball with what may and must be in it.
 *
 * @throws Error naming every file that is missing or not allowed
 */
export async function checkFiles(root: string, tarball: string): Promise<void> {
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
