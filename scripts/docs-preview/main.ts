import { resolve } from "node:path";
import { buildSite } from "../docs/build-site.ts";
import { serveSite } from "../docs/serve-site.ts";
import { runScript, UsageError } from "../shared/run-script.ts";

const usage = `npm run docs:preview -- [--port N]

Builds the reference page and serves site/ on this machine until Ctrl+C.

  --port N   the port, instead of 4020`;

await runScript({ usage, options: { port: { type: "string", default: "4020" } } }, async ({ values }) => {
  const wanted = Number(values.port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new UsageError("--port takes a number from 0 to 65535");
  }
  await buildSite(resolve("site"));
  const { port } = await serveSite(resolve("site"), wanted);
  console.log(`http://localhost:${port}/ (Ctrl+C stops)`);
});
