import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { readContract } from "../shared/read-contract.ts";
import { compareExtensions } from "./compare-extensions.ts";
import { compareTexts } from "./compare-texts.ts";
import { type Change, type Impact, type RatedChange, rateChange } from "./rate-change.ts";

const root = resolve(import.meta.dirname, "../..");

/**
 * Lists what changed between two versions of the contract, the breaking changes first, each once: by `redocly diff`,
 * and by own rules where that does not see what callers rely on.
 *
 * @throws Error when one of the files cannot be read as an OpenAPI document
 */
export async function compareContracts(base: string, revision: string): Promise<Change[]> {
  const rated = await listChanges(resolve(base), resolve(revision));
  const [before, after] = await Promise.all([readContract(base), readContract(revision)]);
  const found = new Map<string, Change>();
  const add = (change: Change) => {
    // A shared schema changes once, yet is listed for every place that uses it, and may break one of them only.
    const key = `${change.pointer} ${change.message}`;
    if (found.get(key)?.impact !== "breaking") found.set(key, change);
  };
  for (const change of rated) {
    add({ pointer: (change.base ?? change.revision)?.pointer ?? change.path, ...rateChange(change) });
  }
  for (const change of compareExtensions(before.document, after.document)) add(change);
  const pointers = [...found.values()].map(({ pointer }) => pointer);
  // A change that is rated already, alone or with all around it, is no second one.
  for (const change of compareTexts(before.document, after.document))
    if (!pointers.some((pointer) => `${change.pointer}/`.startsWith(`${pointer}/`))) add(change);
  const order: readonly Impact[] = ["breaking", "minor", "patch"];
  return [...found.values()].sort((a, b) => order.indexOf(a.impact) - order.indexOf(b.impact));
}

function listChanges(base: string, revision: string): Promise<RatedChange[]> {
  const args = ["diff", base, revision, "--config", join(root, "redocly.yaml"), "--format", "json"];
  const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((settle, fail) => {
    execFile(
      join(root, "node_modules/.bin/redocly"),
      [...args, "--fail-on", "none"],
      { env, cwd: root, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (!error) return settle((JSON.parse(stdout) as { changes: RatedChange[] }).changes);
        const lines = stderr.split("\n").map((line) => line.trim());
        const reason = lines.find((line) => /^Error: |not exist/.test(line)) ?? error.message;
        fail(new Error(`redocly diff: ${reason.replace(/^Error: /, "")}`));
      },
    );
  });
}
