import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder, root } from "./paths.ts";

/**
 * Installs what is compared with into the cache, unless it is there: only the benchmarks need it, so `npm ci` does
 * without. Returns the versions.
 */
export async function installCompetitors(): Promise<Record<string, string>> {
  const manifest = join(cacheFolder, "package.json");
  const wanted = await readFile(join(root, "scripts/bench/competitors/package.json"), "utf8");
  if ((await readFile(manifest, "utf8").catch(() => undefined)) !== wanted) {
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(manifest, wanted);
    const flags = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    try {
      execFileSync("npm", ["install", ...flags], {
        cwd: cacheFolder,
        stdio: ["ignore", "ignore", "inherit"],
      });
    } catch (error) {
      // Or the next run would take what is there for complete.
      await rm(manifest);
      throw error;
    }
  }
  return (JSON.parse(wanted) as { dependencies: Record<string, string> }).dependencies;
}

/** Names with versions, for the note below a table. */
export function describeVersions(versions: Record<string, string>): string {
  return Object.entries(versions)
    .map((entry) => entry.join(" "))
    .join(", ");
}
