import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { bundleCode } from "../../scripts/build/bundle-code.ts";
import { projectRoot } from "./run-process.ts";

/** Files of the package as `npm run build` makes them, known once the tests run. */
export interface BuiltPackage {
  /** Folder with `index.js` and the others. */
  readonly folder: string;
  /** URL of the client. */
  readonly client: string;
  /** File of the command. */
  readonly command: string;
}

/** Bundles the sources for the tests of this file: a process that need not translate them starts in a quarter of the time. */
export function useBuiltPackage(): BuiltPackage {
  let folder = "";
  beforeAll(async () => {
    // Below the repository, where the command finds the contract.
    const cache = join(projectRoot, ".cache");
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, "test-built-"));
    await bundleCode(projectRoot, folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    get folder() {
      return folder;
    },
    get client() {
      return pathToFileURL(join(folder, "index.js")).href;
    },
    get command() {
      return join(folder, "cli/main.js");
    },
  };
}
