import { resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { findUpwardImports } from "./find-upward-imports.ts";
import { layers } from "./layers.ts";

const usage = `npm run check:layers

Fails when a file imports from a higher layer than its own. The layers are listed in scripts/check-layers/layers.ts.`;

await runScript({ usage }, () => {
  const upward = findUpwardImports(resolve(import.meta.dirname, "../.."), layers);
  for (const { from, to } of upward) console.error(`${from} imports ${to}, which is of a higher layer`);
  if (upward.length > 0) process.exitCode = 1;
});
