import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { generateDtsBundle } from "dts-bundle-generator";
import { entryPoints } from "./entry-points.ts";

/**
 * Bundles the declarations of each entry point, with the types of openapi-fetch, into one file that has the public
 * names alone. It imports nothing of the package, so the same text serves an ES module and CommonJS.
 *
 * @throws Error when the sources have a type error
 */
export async function bundleTypes(root: string, dist: string): Promise<void> {
  const config = join(root, "scripts/build/tsconfig.declarations.json");
  await checkSources(root, config);
  const texts = generateDtsBundle(
    entryPoints.map((file) => ({
      filePath: join(root, file),
      libraries: { inlinedLibraries: ["openapi-fetch", "openapi-typescript-helpers"] },
      output: { noBanner: true, exportReferencedTypes: false },
    })),
    { preferredConfigPath: config },
  );
  for (const [index, file] of entryPoints.entries()) {
    const name = join(dist, relative("src", file).replace(/\.ts$/, ""));
    await writeFile(`${name}.d.ts`, texts[index] ?? "");
    await writeFile(`${name}.d.cts`, texts[index] ?? "");
  }
}

/** The bundler would check them too, with a compiler that takes ten times as long: the configuration tells it not to. */
async function checkSources(root: string, config: string): Promise<void> {
  const compiler = join(root, "node_modules/typescript-7/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", config, "--noCheck", "false"]).catch(
    ({ stdout, message }: Error & { stdout?: string }) => {
      throw new Error(stdout || message);
    },
  );
}
