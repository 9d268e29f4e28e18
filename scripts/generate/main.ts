// npm run generate: writes generated/ from openapi/openapi.yaml, and the inspector's page from its sources.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { fingerprint, isKnown, remember } from "./fingerprint.ts";

const root = resolve(import.meta.dirname, "../..");
const usage = `npm run generate -- [--check] [--contract YAML] [--out FOLDER]
Writes generated/ from openapi/openapi.yaml, and the mock's page from its sources.
Exit code: 0 up to date or written, 1 the contract has a flaw or, with --check, a file is stale.
  --check          write nothing, and name the stale files
  --contract YAML  a contract other than openapi/openapi.yaml
  --out FOLDER     a folder other than generated/`;

const options = {
  check: { type: "boolean", default: false },
  contract: { type: "string", default: join(root, "openapi/openapi.yaml") },
  out: { type: "string", default: join(root, "generated") },
} as const;

await runScript({ usage, options }, async ({ values: { check, contract, out } }) => {
  if (await isKnown(out, await fingerprint(contract, out))) return;
  // Imported here, because the generators take longer to load than it takes to see that nothing has changed.
  const { generateFiles } = await import("./generate-files.ts");
  const { bundleInspector } = await import("./bundle-inspector.ts");
  const sources = { ...(await generateFiles(contract)), "inspector.ts": await bundleInspector() };
  if (!check) await mkdir(out, { recursive: true });
  for (const [name, source] of Object.entries(sources)) {
    const file = join(out, name);
    if (source === (await readFile(file, "utf8").catch(() => undefined))) continue;
    if (check) {
      console.error(`stale: generated/${name} (run npm run generate)`);
      process.exitCode = 1;
    } else {
      await writeFile(file, source);
      console.log(`wrote generated/${name}`);
    }
  }
  if (process.exitCode === undefined) await remember(out, await fingerprint(contract, out));
});
