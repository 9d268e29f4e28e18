import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

/** Makes a folder with an empty package of ES modules. */
export async function startConsumer(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
}

/** Installs a tarball, with its dependencies and some of our development dependencies in the version of ours. */
export async function installPackage(
  root: string,
  tarball: string,
  consumer: string,
  others: string[] = [],
): Promise<void> {
  const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const specifiers = others.map((name) => `${name}@${devDependencies[name]}`);
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await run("npm", ["install", ...quiet, tarball, ...specifiers], consumer);
}
