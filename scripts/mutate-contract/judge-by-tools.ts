import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { findTypeErrors } from "../../test/types/find-type-errors.ts";
import { generateFiles } from "../generate/generate-files.ts";
import type { Verdict } from "./judge-mutants.ts";

const root = resolve(import.meta.dirname, "../..");

/**
 * Has the tools read what survived the checks: the generator, the linter, and the compiler with the types of the mutant.
 * Each takes seconds, so they come last.
 */
export async function judgeByTools(survivors: readonly Verdict[]): Promise<Verdict[]> {
  const folder = await mkdtemp(join(tmpdir(), "mutants-"));
  try {
    const verdicts: Verdict[] = [];
    for (const [index, verdict] of survivors.entries()) {
      const file = join(folder, `${index}.yaml`);
      await writeFile(file, stringify(verdict.mutant.apply(), { aliasDuplicateObjects: false }));
      verdicts.push({ ...verdict, ...(await judge(file)) });
    }
    return verdicts;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function judge(file: string): Promise<Pick<Verdict, "fate" | "finding">> {
  try {
    const generated = await generateFiles(file);
    const problem = await findLintProblem(file);
    if (problem !== undefined) return { fate: "lint", finding: problem };
    const overlay = Object.entries(generated).map(
      ([name, source]) => [join(root, "generated", name), source] as const,
    );
    const [error] = findTypeErrors(root, ["test/types/literal-types.ts"], new Map(overlay));
    return error === undefined ? { fate: "survived" } : { fate: "types", finding: error };
  } catch (error) {
    return { fate: "generator", finding: (error as Error).message };
  }
}

function findLintProblem(file: string): Promise<string | undefined> {
  const redocly = join(root, "node_modules/.bin/redocly");
  const args = ["lint", file, "--config", join(root, "redocly.yaml"), "--format", "json"];
  const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((settle) => {
    execFile(redocly, args, { cwd: root, env, maxBuffer: 2 ** 26 }, (error, stdout) => {
      if (!error) return settle(undefined);
      const [first] = (JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] }).problems;
      settle(`${first?.ruleId}: ${first?.message}`);
    });
  });
}
