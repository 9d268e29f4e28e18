import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { generateDtsBundle } from "dts-bundle-generator";
import { entryPoints } from "./entry-points.ts";

/**
 * Bundles the declarations of each entry point, with the types of openapi-fetch, into one file that has the public
 * names alone. It imports nothing of the package, so the same text serves an ES module and CommonJS.
 */
export async function bundleTypes(root: string, dist: string): Promise<void> {
  const texts = generateDtsBundle(
    entryPoints.map((file) => ({
      filePath: join(root, file),
      libraries: { inlinedLibraries: ["openapi-fetch", "openapi-typescript-helpers"] },
      output: { noBanner: true, exportReferencedTypes: false },
    })),
    { preferredConfigPath: join(root, "tsconfig.json") },
  );
  for (const [index, file] of entryPoints.entries()) {
    const name = join(dist, relative("src", file).replace(/\.ts$/, ""));
    await writeFile(`${name}.d.ts`, texts[index] ?? "");
    await writeFile(`${name}.d.cts`, texts[index] ?? "");
  }
}
