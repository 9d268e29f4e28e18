import { existsSync } from "node:fs";
import { join } from "node:path";
import { startConsumer } from "../check-package/install-package.ts";
import { run } from "../check-package/run.ts";
import type { Runtime } from "./runtimes.ts";

/** Installs a runtime below the folder unless it is there already; returns the path of its program. */
export async function installRuntime(cache: string, runtime: Runtime): Promise<string> {
  const folder = join(cache, runtime.package.replaceAll("/", "+"));
  const program = join(folder, "node_modules", runtime.program);
  if (existsSync(program)) return program;
  await startConsumer(folder);
  // Without its install script, which would only write a link to the program.
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", runtime.package], folder);
  return program;
}
