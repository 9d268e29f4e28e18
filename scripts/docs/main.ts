// npm run docs: builds the reference page and its companions from openapi/openapi.yaml. --out DIR instead of site/.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildSite } from "./build-site.ts";

const { values } = parseArgs({ options: { out: { type: "string", default: "site" } } });

for (const { file, bytes } of await buildSite(resolve(values.out))) {
  console.log(`wrote ${values.out}/${file} (${Math.ceil(bytes / 1024)} KiB)`);
}
