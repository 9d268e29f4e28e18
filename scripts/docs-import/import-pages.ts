import { parseDocument } from "yaml";
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
  | { status: "present"; reason: string }
  | { status: "not added"; reason: string }
);

/**
 * Adds operations to the text of the contract. One that cannot be added does not stop the others.
 */
export function importPages(
  source: string,
  files: readonly PageFile[],
): { source: string; results: ImportResult[] } {
  // Parsed once: that takes longer than all the rest.
  const parsed = parseDocument(source);
  const contract = openContract(parsed);
  const document = contract.get<OpenApiDocument>([]) as OpenApiDocument;
  const present = listOperations(contract);
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
      const twin = findTwin(added, present);
      if (twin !== undefined)
        return {
          title,
          status: "present",
          reason: `the contract has it already, as ${twin.operationId}: compare it with npm run docs:drift`,
        };
      const other = findTwin(added, imported);
      if (other !== undefined)
        throw new Error(`another page, ${other.operationId}, has the same method and path`);
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
  const extended = insertOperations(source, parsed, document, imported);
  return { source: linkAwaitedSteps(extended, contract, added), results };
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

/** The operation that has the same method and path. */
function findTwin<Operation extends { method: string; path: string }>(
  { method, path }: ImportedOperation,
  operations: readonly Operation[],
): Operation | undefined {
  return operations.find((other) => other.path === path && other.method.toLowerCase() === method);
}

function planOperation({ title, slug, target, methods }: Page, operationId: string): FoundOperation {
  return {
    at: [],
    path: target.replace(/^https?:\/\/[^/]+/, ""),
    method: methods[0] ?? "",
    operationId,
    summary: title,
    slug,
  };
}

function countLines({ operation, schemas, tasks }: ImportedOperation): number {
  return layOut({ operation, schemas, tasks: [...tasks] }).split("\n").length;
}
