import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

/** A way to use the package: what it is called, and the commands that must work. */
interface Use {
  name: string;
  commands: [program: string, ...args: string[]][];
}

const strict = ["--noEmit", "--strict", "--target", "ES2022", "--types", "node"];

/** Compiles a file with a release of TypeScript, the declarations of the package included. */
function compile(release: string, file: string, ...modules: string[]): Use {
  const compiler = join("node_modules", `typescript-${release}`, "bin/tsc");
  return {
    name: `TypeScript ${release}: ${modules.join(" ")} from ${file}`,
    commands: [["node", compiler, ...strict, ...modules, file]],
  };
}

const commonJs = ["--module", "CommonJS", "--moduleResolution", "node10"];
const node16 = ["--module", "Node16", "--moduleResolution", "Node16"];
const nodeNext = ["--module", "NodeNext", "--moduleResolution", "NodeNext"];
const bundler = ["--module", "ESNext", "--moduleResolution", "Bundler"];

const uses: readonly Use[] = [
  ...["5.4", "5.9"].map((release) => compile(release, "uses-modules.ts", ...commonJs)),
  ...["5.4", "5.9", "7"].flatMap((release) => [
    compile(release, "uses-commonjs.cts", ...node16),
    compile(release, "uses-commonjs.cts", ...nodeNext),
    compile(release, "uses-modules.ts", ...nodeNext),
    compile(release, "uses-modules.ts", ...bundler),
  ]),
  { name: "node: require", commands: [["node", "onboard.cjs"]] },
  { name: "node: import", commands: [["node", "onboard.mjs"]] },
  ...["node", "jsdom"].map(
    (environment): Use => ({
      name: `Jest in its environment ${environment}`,
      commands: [["npx", "--no", "jest", "--", `--env=${environment}`, "onboard"]],
    }),
  ),
  {
    name: "esbuild, from an ES module, minified",
    commands: [
      ["npx", "--no", "esbuild", "onboard.mjs", ...esbuildTo("esm", "out/esbuild.mjs"), "--minify"],
      ["node", "out/esbuild.mjs"],
    ],
  },
  {
    name: "esbuild, from CommonJS",
    commands: [
      ["npx", "--no", "esbuild", "onboard.cjs", ...esbuildTo("cjs", "out/esbuild.cjs")],
      ["node", "out/esbuild.cjs"],
    ],
  },
  {
    name: "webpack",
    commands: [
      [
        "npx",
        "--no",
        "webpack",
        "--",
        "--mode=production",
        "--target=node",
        "./onboard.mjs",
        "--output-path=out/webpack",
      ],
      ["node", "out/webpack/main.js"],
    ],
  },
  {
    name: "rollup",
    commands: [
      ["npx", "--no", "rollup", "--", "onboard.mjs", "--plugin=node-resolve", "--file=out/rollup.mjs"],
      ["node", "out/rollup.mjs"],
    ],
  },
];

function esbuildTo(format: string, file: string): string[] {
  return ["--bundle", "--platform=node", `--format=${format}`, `--outfile=${file}`];
}

/**
 * Installs the package beside the tools of `matrix/`, and uses it with each of them.
 *
 * @throws Error with what the first tool that failed wrote
 */
export async function checkMatrix(tarball: string, folder: string): Promise<string[]> {
  await cp(join(import.meta.dirname, "matrix"), folder, { recursive: true });
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--no-save", tarball], folder);
  await writeFile(
    join(folder, "jest.config.js"),
    'module.exports = { testMatch: ["**/onboard.test.js"] };\n',
  );
  for (const { name, commands } of uses) {
    for (const [program, ...args] of commands) {
      const output = await run(program, args, folder).catch((error: Error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      if (program === "node" && !args[0]?.includes("tsc") && !output.includes("otp_sent")) {
        throw new Error(`${name}: the client got no answer of the mock:\n${output}`);
      }
    }
  }
  return uses.map(({ name }) => name);
}
