import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the script of the reference page: `scripts/docs/page/`, which runs in browsers.
 *
 * @throws Error when it does not compile
 */
export async function bundlePageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page/main.ts")],
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
  return outputFiles[0]?.text.trim() ?? "";
}
