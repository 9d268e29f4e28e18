// npm run generate: writes generated/ from openapi/openapi.yaml, and the inspector's page from its sources. --check only says what is stale.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { fingerprint, isKnown, remember } from "./fingerprint.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    spec: { type: "string", default: join(root, "openapi/openapi.yaml") },
    out: { type: "string", default: join(root, "generated") },
  },
});

await mkdir(values.out, { recursive: true });
if (!(await isKnown(values.out, await fingerprint(values.spec, values.out)))) await generate();

async function generate(): Promise<void> {
  // Imported here, because the generators take longer to load than it takes to see that nothing has changed.
  const { generateFiles } = await import("./generate-files.ts");
  const { bundleInspector } = await import("./bundle-inspector.ts");
  const sources = { ...(await generateFiles(values.spec)), "inspector.ts": await bundleInspector() };
  for (const [name, source] of Object.entries(sources)) {
    const file = join(values.out, name);
    if (source === (await readFile(file, "utf8").catch(() => undefined))) continue;
    if (values.check) {
      console.error(`stale: generated/${name} (run npm run generate)`);
      process.exitCode = 1;
    } else {
      await writeFile(file, source);
      console.log(`wrote generated/${name}`);
    }
  }
  if (process.exitCode === undefined) await remember(values.out, await fingerprint(values.spec, values.out));
}
