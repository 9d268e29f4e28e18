import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { bundleCode } from "./bundle-code.ts";
import { bundleTypes } from "./bundle-types.ts";
import { writeContract } from "./write-contract.ts";
import { writeErrors } from "./write-errors.ts";

const usage = `npm run build

Makes dist/: for each entry point one file of JavaScript as an ES module and one as CommonJS, each with its declarations;
the command; the contract as JSON; and errors.md, which explains the error codes.`;

await runScript({ usage }, async () => {
  const root = resolve(import.meta.dirname, "../..");
  const dist = join(root, "dist");
  // What an earlier build left behind would be packed as well.
  await rm(dist, { recursive: true, force: true });
  await bundleCode(root, dist);
  await bundleTypes(root, dist);
  await writeContract(root, dist);
  await writeErrors(root, dist);
});
