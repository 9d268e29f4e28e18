import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { generateFiles } from "../generate/generate-files.ts";
import type { Edit } from "./edits.ts";

const root = resolve(import.meta.dirname, "../..");
const copied = ["src", "test", "tsconfig.json", "vitest.config.ts", "package.json"];

/** A copy of the project in which the contract is another and everything generated follows from it. */
export interface Workspace {
  root: string;
  /** Why nothing could be generated from the contract; `generated/` is then missing. */
  generateError?: string;
  remove(): Promise<void>;
}

/**
 * Copies what the contract suite needs to `reports/workspaces/`, where packages are found as ever, edits the contract
 * and generates from it.
 *
 * @throws Error when the edit does not fit the contract
 */
export async function makeWorkspace(name: string, edit: Edit): Promise<Workspace> {
  const workspace = join(root, "reports/workspaces", name.replaceAll(/[^a-zA-Z0-9]+/g, "-"));
  await rm(workspace, { recursive: true, force: true });
  await Promise.all(copied.map((path) => cp(join(root, path), join(workspace, path), { recursive: true })));

  const specFile = join(workspace, "openapi/openapi.yaml");
  const document = parseDocument(await readFile(join(root, "openapi/openapi.yaml"), "utf8"));
  const before = document.toString();
  edit(document);
  const after = document.toString();
  if (after === before) throw new Error(`The mutant "${name}" changes nothing.`);
  await mkdir(join(workspace, "openapi"));
  await mkdir(join(workspace, "generated"));
  await writeFile(specFile, after);

  const result = { root: workspace, remove: () => rm(workspace, { recursive: true, force: true }) };
  try {
    for (const [file, source] of Object.entries(await generateFiles(specFile))) {
      await writeFile(join(workspace, "generated", file), source);
    }
  } catch (error) {
    return { ...result, generateError: error instanceof Error ? error.message : String(error) };
  }
  return result;
}
