import { join } from "node:path";
import { build } from "esbuild";

const page = join(import.meta.dirname, "page");

/**
 * Bundles the script of the reference page: `scripts/docs/page/`, which runs in browsers.
 *
 * @throws Error when it does not compile
 */
export async function bundlePageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(page, "main.ts")],
    bundle: true,
    // The signature lab runs the diagnosis of the mock, which is written for Node.js.
    alias: { "node:crypto": join(page, "node-crypto.ts") },
    inject: [join(page, "buffer.ts")],
    minify: true,
    write: false,
    platform: "browser",
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
  return outputFiles[0]?.text.trim() ?? "";
}
