import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder, root } from "./paths.ts";

/**
 * Installs what is compared with into the cache, unless it is there: only the benchmarks need it, so `npm ci` does
 * without. Returns the versions.
 */
export async function installCompetitors(): Promise<Record<string, string>> {
  const wanted = join(root, "test/bench/competitors/package.json");
  const installed = join(cacheFolder, "package.json");
  const source = await readFile(wanted, "utf8");
  const isCurrent = existsSync(installed) && (await readFile(installed, "utf8")) === source;
  if (!isCurrent || !existsSync(join(cacheFolder, "node_modules"))) {
    await mkdir(cacheFolder, { recursive: true });
    const flags = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const manifest = join(cacheFolder, "package.json");
    await copyFile(wanted, manifest);
    execFileSync("npm", ["install", ...flags], { cwd: cacheFolder, stdio: ["ignore", "ignore", "inherit"] });
  }
  return (JSON.parse(source) as { dependencies: Record<string, string> }).dependencies;
}

/** Names with versions, for the note below a table. */
export function describeVersions(versions: Record<string, string>): string {
  return Object.entries(versions)
    .map((entry) => entry.join(" "))
    .join(", ");
}
