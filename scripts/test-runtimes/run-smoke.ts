import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { run } from "../check-package/run.ts";
import type { Runtime } from "./runtimes.ts";

const source = join(import.meta.dirname, "../check-package/consumer/smoke.ts");

/** Puts the smoke test as JavaScript next to the installed package: Node 20 runs no TypeScript. */
export async function writeSmoke(consumer: string): Promise<void> {
  const { outputText } = ts.transpileModule(await readFile(source, "utf8"), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  await writeFile(join(consumer, "smoke.js"), outputText);
}

/** Runs the smoke test in a runtime; the result says for each check "yes", or what went wrong. */
export async function runSmoke(
  program: string,
  { args }: Runtime,
  consumer: string,
  mockUrl: string,
): Promise<Record<string, string>> {
  return JSON.parse(await run(program, [...args, "smoke.js", mockUrl], consumer));
}
