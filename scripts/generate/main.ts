// npm run generate: writes generated/ from openapi/openapi.yaml, and the inspector's page from its sources. --check only says what is stale.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleInspector } from "./bundle-inspector.ts";
import { generateFiles } from "./generate-files.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    spec: { type: "string", default: join(root, "openapi/openapi.yaml") },
    out: { type: "string", default: join(root, "generated") },
  },
});

await mkdir(values.out, { recursive: true });
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
