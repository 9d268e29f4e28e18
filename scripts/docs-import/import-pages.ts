import { parse } from "yaml";
import { openContract } from "../docs-drift/contract-tree.ts";
import { type FoundOperation, listOperations } from "../docs-drift/find-operation.ts";
import type { Page } from "../docs-drift/page.ts";
import type { OpenApiDocument } from "../shared/read-contract.ts";
import { dropFlawedSamples } from "./drop-flawed-samples.ts";
import { insertOperation, linkAwaitedSteps } from "./insert-operation.ts";
import { collectKnownFields } from "./known-fields.ts";
import { makeOperation } from "./make-operation.ts";
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
  const names = files.map(({ page, name }) => name ?? nameOperation(page));
  const planned = files.map((file, index) => planOperation(file.page, names[index] ?? ""));
  const results: ImportResult[] = [];
  let text = source;
  for (const [index, file] of files.entries()) {
    const operationId = names[index] ?? "";
    const title = file.page.title ?? operationId;
    try {
      const { text: added, tasks } = addOperation(text, file, operationId, planned);
      results.push({
        title,
        status: "added",
        operationId,
        lines: countLines(added) - countLines(text),
        tasks,
      });
      text = added;
    } catch (error) {
      results.push({ title, status: "not added", reason: (error as Error).message });
    }
  }
  return { source: text, results };
}

function addOperation(
  source: string,
  file: PageFile,
  operationId: string,
  planned: readonly FoundOperation[],
) {
  const present = listOperations(openContract(source));
  const document = parse(source) as OpenApiDocument;
  if (present.some((operation) => operation.operationId === operationId))
    throw new Error(`the contract has an operation ${operationId}: choose another name with --name`);
  const known = collectKnownFields(document);
  const operations = [...present, ...planned];
  const imported = makeOperation(file.page, operationId, {
    document,
    operations,
    known,
    sha256: file.sha256,
  });
  const twin = present.find(
    ({ method, path }) => path === imported.path && method.toLowerCase() === imported.method,
  );
  if (twin)
    throw new Error(
      `the contract has it already, as ${twin.operationId}: compare it with npm run docs:drift`,
    );
  dropFlawedSamples(document, imported);
  const text = insertOperation(source, imported);
  return { text: linkAwaitedSteps(text, planOperation(file.page, operationId)), tasks: [...imported.tasks] };
}

function planOperation({ title, slug, target, methods }: Page, operationId: string): FoundOperation {
  return { at: [], path: target, method: methods[0] ?? "", operationId, summary: title, slug };
}

function countLines(text: string): number {
  return text.split("\n").length;
}
