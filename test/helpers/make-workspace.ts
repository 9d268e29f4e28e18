import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Document, parseDocument } from "yaml";
import { generateFiles } from "../../scripts/generate/generate-files.ts";

const root = resolve(import.meta.dirname, "../..");
const copied = ["src", "test", "tsconfig.json", "vitest.config.ts", "package.json"];

/** A copy of the project in which the contract is another and everything generated follows from it. */
export interface Workspace {
  root: string;
  remove(): Promise<void>;
}

/**
 * Copies the project to `reports/workspaces/`, where packages are found as ever, edits the contract and generates from it.
 *
 * @throws Error when nothing can be generated from the contract
 */
export async function makeWorkspace(name: string, edit: (contract: Document) => void): Promise<Workspace> {
  const workspace = join(root, "reports/workspaces", name.replaceAll(/[^a-zA-Z0-9]+/g, "-"));
  await rm(workspace, { recursive: true, force: true });
  await Promise.all(copied.map((path) => cp(join(root, path), join(workspace, path), { recursive: true })));

  const contractFile = join(workspace, "openapi/openapi.yaml");
  const document = parseDocument(await readFile(join(root, "openapi/openapi.yaml"), "utf8"));
  edit(document);
  await mkdir(join(workspace, "openapi"));
  await mkdir(join(workspace, "generated"));
  await writeFile(contractFile, document.toString());
  for (const [file, source] of Object.entries(await generateFiles(contractFile))) {
    await writeFile(join(workspace, "generated", file), source);
  }
  return { root: workspace, remove: () => rm(workspace, { recursive: true, force: true }) };
}
