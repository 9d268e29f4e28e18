import { cp } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { commandSource, entryPoints } from "./entry-points.ts";

/** The one package that is built in: it is no longer updated, so nobody needs to install a later version of it. */
const inlined = "openapi-fetch";

/**
 * Bundles the code: one file for each entry point, so that an import reads one file and not thirty, and the license of
 * the package that is built in.
 *
 * @throws Error when another package would be built in as well
 */
export async function bundleCode(root: string, dist: string): Promise<void> {
  const common: BuildOptions = {
    absWorkingDir: root,
    outdir: dist,
    outbase: join(root, "src"),
    bundle: true,
    platform: "node",
    target: "node20.19",
    // openapi-fetch names these classes itself; not every scope has them.
    inject: [join(root, "src/transport/fetch-classes.ts")],
    define: Object.fromEntries(
      ["Headers", "Response", "FormData"].map((name) => [name, `fetchClasses.${name}`]),
    ),
    logLevel: "warning",
  };
  const modules: BuildOptions = { entryPoints: [...entryPoints, commandSource], format: "esm" };
  const commonJs: BuildOptions = {
    entryPoints: [...entryPoints],
    format: "cjs",
    outExtension: { ".js": ".cjs" },
  };
  for (const options of [modules, commonJs]) {
    const { metafile } = await build({ ...common, ...options, metafile: true });
    requireKnownPackages(metafile);
  }
  await cp(join(root, "node_modules", inlined, "LICENSE"), join(dist, `LICENSE.${inlined}`));
}

function requireKnownPackages({ inputs }: Metafile): void {
  const foreign = Object.keys(inputs).filter(
    (path) => path.includes("node_modules/") && !path.startsWith(`node_modules/${inlined}/`),
  );
  if (foreign.length > 0) throw new Error(`The build would contain other packages:\n${foreign.join("\n")}`);
}
