// npm run docs:preview: builds the reference docs and serves them on this machine. --port N instead of 4020.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildSite } from "../docs/build-site.ts";
import { serveSite } from "../docs/serve-site.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "4020" } } });

await buildSite(resolve("site"));
const { port } = await serveSite(resolve("site"), Number(values.port));
console.log(`http://localhost:${port}/ (Ctrl+C stops)`);
