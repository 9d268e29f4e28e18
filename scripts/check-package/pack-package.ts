import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

/** Builds and packs the package of this repository into a new folder; returns the path of the tarball. */
export async function packPackage(root: string, folder: string): Promise<string> {
  await mkdir(folder);
  await run("npm", ["pack", "--pack-destination", folder], root);
  const [tarball] = await readdir(folder);
  if (tarball === undefined) throw new Error("npm pack made no tarball.");
  return join(folder, tarball);
}
