import { join } from "node:path";
import { build } from "esbuild";
import { cacheFolder, root } from "./paths.ts";

/**
 * Compiles every module that a measured process loads, file by file as in the published package: users run compiled
 * code, not tsx.
 *
 * @returns where the compiled form of a file of the project is
 */
export async function buildModules(): Promise<(source: string) => string> {
  const outdir = join(cacheFolder, "build");
  await build({
    absWorkingDir: root,
    entryPoints: ["src/**/*.ts", "generated/**/*.ts", "scripts/**/*.ts", "scripts/bench/**/*.js"],
    outdir,
    outbase: root,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    plugins: [
      {
        name: "keep-files-apart",
        setup: ({ onResolve }) => {
          onResolve({ filter: /^\./ }, ({ kind, path }) =>
            kind === "entry-point" ? undefined : { path: compiledName(path), external: true },
          );
        },
      },
    ],
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return (source) => join(outdir, compiledName(source));
}

/** Compiles a module and all that it imports, except packages, into one file. */
export async function bundleModule(source: string): Promise<string> {
  const outfile = join(cacheFolder, "build", compiledName(source).replaceAll("/", "-"));
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return outfile;
}

function compiledName(path: string): string {
  return path.replace(/\.[jt]s$/, ".mjs");
}
