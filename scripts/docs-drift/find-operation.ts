import type { ContractTree, YamlPath } from "./contract-tree.ts";
import { type Page, UnreadablePageError } from "./page.ts";

/** An operation of the contract, and where it stands. */
export interface FoundOperation {
  at: YamlPath;
  path: string;
  method: string;
  operationId: string;
  summary: string | undefined;
}

/**
 * Finds the operation that a page documents: by method and path or, if one of them changed, by the path
 * alone or by the title.
 *
 * @throws UnreadablePageError when the page documents no operation of the contract
 */
export function findOperation(contract: ContractTree, { title, methods, target }: Page): FoundOperation {
  const operations = listOperations(contract);
  const hasTarget = ({ path }: FoundOperation) =>
    target.startsWith("/")
      ? anonymize(target) === anonymize(path)
      : anonymize(target).endsWith(anonymize(path));
  const found =
    operations.find((operation) => hasTarget(operation) && methods.includes(operation.method)) ??
    operations.find(hasTarget) ??
    operations.find(({ summary }) => title && summary?.toLowerCase() === title.toLowerCase());
  if (found) return found;
  const wanted = `${methods.join(" and ")} ${target}${title ? ` (${title})` : ""}`;
  throw new UnreadablePageError(`the contract has no operation like ${wanted}`);
}

function listOperations(contract: ContractTree): FoundOperation[] {
  const paths = contract.get<Record<string, Record<string, { operationId: string; summary?: string }>>>([
    "paths",
  ]);
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, summary }]) => ({
      at: ["paths", path, method],
      path,
      method: method.toUpperCase(),
      operationId,
      summary,
    })),
  );
}

/** How a path parameter is called makes no other path. */
function anonymize(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}
