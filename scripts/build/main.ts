// npm run build: makes dist/: one file of JavaScript for each entry point, so that an import reads one file and not
// thirty; the declarations of every source; and the contract as JSON.
import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "../..");
const dist = join(root, "dist");

// What an earlier build left behind would be packed as well.
await rm(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
await build({
  absWorkingDir: root,
  entryPoints: ["src/index.ts", "src/mock/index.ts", "src/cli/main.ts"],
  outdir: dist,
  outbase: root,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20.19",
  logLevel: "warning",
});
const contract: unknown = parse(await readFile(join(root, "openapi/openapi.yaml"), "utf8"));
await writeFile(join(dist, "openapi.json"), `${JSON.stringify(contract, null, 2)}\n`);
await writeFile(
  join(dist, "openapi.yaml.d.ts"),
  `/** What your loader makes of the contract. Node loads no YAML: read the file that \`import.meta.resolve\` names. */
declare const contract: unknown;
export default contract;
`,
);
