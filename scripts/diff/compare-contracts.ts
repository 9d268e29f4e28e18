import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { describeBreak, type RatedChange } from "./describe-break.ts";

const root = resolve(import.meta.dirname, "../..");

/** A change that can break a caller: where in the contract, and how. */
export interface BreakingChange {
  pointer: string;
  message: string;
}

/** All changes between two versions of the contract, counted, and the breaking ones, each once. */
export interface ContractDiff {
  changes: number;
  breaking: BreakingChange[];
}

/**
 * Compares two versions of the contract with `redocly diff`, and by own rules where that underrates.
 *
 * @throws Error when one of the files cannot be read as an OpenAPI document
 */
export async function compareContracts(base: string, revision: string): Promise<ContractDiff> {
  const changes = await listChanges(resolve(base), resolve(revision));
  const breaking = new Map<string, BreakingChange>();
  for (const change of changes) {
    const message = describeBreak(change);
    // A shared schema changes once, yet is listed for every place that uses it.
    const pointer = (change.base ?? change.revision)?.pointer ?? change.path;
    if (message) breaking.set(`${pointer} ${message}`, { pointer, message });
  }
  return { changes: changes.length, breaking: [...breaking.values()] };
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
