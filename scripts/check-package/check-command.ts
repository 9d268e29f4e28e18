import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

/**
 * Starts the installed command.
 *
 * @throws Error when `--version` does not name the versions of what is installed
 */
export async function checkCommand(consumer: string): Promise<void> {
  const folder = join(consumer, "node_modules/eko-onboarding");
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const contract = await readFile(join(folder, "openapi/openapi.yaml"));
  const sha256 = createHash("sha256").update(contract).digest("hex");
  const output = await run(join(consumer, "node_modules/.bin/eko-onboarding"), ["--version"], consumer);
  for (const part of [`eko-onboarding ${version}`, sha256]) {
    if (!output.includes(part)) throw new Error(`eko-onboarding --version lacks ${part}:\n${output}`);
  }
}
