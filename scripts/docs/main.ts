import { join, resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { buildSdkReference } from "./build-sdk-reference.ts";
import { buildSite } from "./build-site.ts";

const usage = `npm run docs -- [--out DIR]

Builds the reference page with its companions from openapi/openapi.yaml, and the TypeScript reference below it in sdk/.

  --out DIR   the folder to write, instead of site/`;

await runScript(
  { usage, options: { out: { type: "string", default: "site" } } },
  async ({ values: { out } }) => {
    for (const { file, bytes } of await buildSite(resolve(out))) {
      console.log(`wrote ${out}/${file} (${Math.ceil(bytes / 1024)} KiB)`);
    }
    await buildSdkReference(join(resolve(out), "sdk"));
    console.log(`wrote ${out}/sdk/`);
  },
);
