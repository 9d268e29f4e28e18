import { parse } from "yaml";
import { openContract } from "../docs-drift/contract-tree.ts";
import { type FoundOperation, listOperations } from "../docs-drift/find-operation.ts";
import type { Page } from "../docs-drift/page.ts";
import { layOut } from "../shared/edit-yaml.ts";
import type { OpenApiDocument } from "../shared/read-contract.ts";
import { dropFlawedSamples } from "./drop-flawed-samples.ts";
import { insertOperations, linkAwaitedSteps } from "./insert-operation.ts";
import { collectKnownFields } from "./known-fields.ts";
import { type ImportedOperation, makeOperation } from "./make-operation.ts";
import { nameOperation } from "./name-things.ts";

/** A page to import, and the SHA-256 of the file that it came in. */
export interface PageFile {
  page: Page;
  sha256: string;
  /** The operationId, if not the one that follows from the title. */
  name?: string | undefined;
}

/** What became of a page. */
export type ImportResult = { title: string } & (
  | { status: "added"; operationId: string; lines: number; tasks: string[] }
  | { status: "not added"; reason: string }
);

/**
 * Adds operations to the text of the contract. One that cannot be added does not stop the others.
 */
export function importPages(
  source: string,
  files: readonly PageFile[],
): { source: string; results: ImportResult[] } {
  const document = parse(source) as OpenApiDocument;
  const present = listOperations(openContract(source));
  const names = nameOperations(files, present);
  const planned = files.map((file, index) => planOperation(file.page, names[index] ?? ""));
  const known = collectKnownFields(document);
  const context = { document, known, operations: [...present, ...planned] };
  const imported: ImportedOperation[] = [];
  const results = files.map(({ page, sha256 }, index): ImportResult => {
    const operationId = names[index] ?? "";
    const title = page.title ?? operationId;
    try {
      const added = makeOperation(page, operationId, { ...context, sha256 });
      refuseTwin(added, present, imported);
      if (isTaken(operationId, present, names.slice(0, index)))
        throw new Error(`the contract has an operation ${operationId}: choose another name with --name`);
      dropFlawedSamples(document, added);
      imported.push(added);
      return { title, status: "added", operationId, lines: countLines(added), tasks: [...added.tasks] };
    } catch (error) {
      return { title, status: "not added", reason: (error as Error).message };
    }
  });
  const added = planned.filter(({ operationId }) => imported.some((one) => one.operationId === operationId));
  return { source: insertOperations(linkAwaitedSteps(source, added), imported), results };
}

/** Where two pages have the same title, the later one is named after its slug. */
function nameOperations(files: readonly PageFile[], present: readonly FoundOperation[]): string[] {
  const names: string[] = [];
  for (const { page, name } of files) {
    const candidates = [nameOperation(page), nameOperation({ ...page, title: page.slug })];
    const isOther = (one: string) =>
      !names.includes(one) &&
      !present.some(({ operationId, path }) => operationId === one && !page.target.endsWith(path));
    names.push(name ?? candidates.find(isOther) ?? nameOperation(page));
  }
  return names;
}

function isTaken(
  operationId: string,
  present: readonly FoundOperation[],
  earlier: readonly string[],
): boolean {
  return earlier.includes(operationId) || present.some((operation) => operation.operationId === operationId);
}

/** @throws Error when the method and the path are those of another operation */
function refuseTwin(
  { method, path }: ImportedOperation,
  present: readonly FoundOperation[],
  imported: readonly ImportedOperation[],
): void {
  const twin =
    present.find((other) => other.path === path && other.method.toLowerCase() === method) ??
    imported.find((other) => other.path === path && other.method === method);
  if (twin)
    throw new Error(
      `the contract has it already, as ${twin.operationId}: compare it with npm run docs:drift`,
    );
}

function planOperation({ title, slug, target, methods }: Page, operationId: string): FoundOperation {
  return { at: [], path: target, method: methods[0] ?? "", operationId, summary: title, slug };
}

function countLines({ operation, schemas, tasks }: ImportedOperation): number {
  return layOut({ operation, schemas, tasks: [...tasks] }).split("\n").length;
}
