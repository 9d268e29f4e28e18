import type { ContractTree, YamlPath } from "./contract-tree.ts";
import { readPageReference } from "./declaration.ts";
import type { Page } from "./page.ts";

/** An operation of the contract, and where it stands. */
export interface FoundOperation {
  at: YamlPath;
  path: string;
  method: string;
  operationId: string;
  summary: string | undefined;
  /** Last part of the address of the vendor's page, where the contract knows it. */
  slug: string | undefined;
}

/**
 * Finds the operation that a page documents: by method and path or, if one of them changed, by its name. Nothing
 * when the contract has no such operation.
 */
export function findOperation(contract: ContractTree, page: Page): FoundOperation | undefined {
  const operations = listOperations(contract);
  const atTarget = operations.filter(({ path }) => hasTarget(page.target, path));
  const isNamed = (operation: FoundOperation) =>
    [page.slug, page.title].some((name) => name !== undefined && isName(name, operation));
  const withMethod = atTarget.filter(({ method }) => page.methods.includes(method));
  // Two paths may differ by no more than a slash at the end, or the name of a parameter.
  const exact = withMethod.find(({ path }) => page.target.endsWith(path)) ?? withMethod[0];
  // The method may be the one of another operation at the path by now: then the name decides.
  const named = exact && isNamed(exact) ? exact : atTarget.find(isNamed);
  const isNameless = page.slug === undefined && page.title === undefined;
  const only = isNameless && atTarget.length === 1 ? atTarget[0] : undefined;
  return named ?? exact ?? operations.find(isNamed) ?? only;
}

/** Tells whether a title or a slug of the vendor's names an operation of the contract. */
export function isName(name: string, { operationId, summary, slug }: FoundOperation): boolean {
  const candidates = [slug, summary, operationId].filter((candidate) => candidate !== undefined);
  return candidates.some((candidate) => isSameName(name, candidate));
}

/** Tells whether two titles or slugs name the same page: a slug may have the name of the product in front. */
export function isSameName(one: string, other: string): boolean {
  const [left, right] = [toSlug(one), toSlug(other)];
  return left === right || left.endsWith(`-${right}`) || right.endsWith(`-${left}`);
}

function toSlug(name: string): string {
  return name
    .replaceAll(/\([^)]*\)/g, " ")
    .replaceAll(/(?<=[a-z])(?=[A-Z][a-z])/g, "-")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

// A file of the vendor has a hundred operations, and each is looked up.
const listed = new WeakMap<ContractTree, FoundOperation[]>();

/** Every operation of the contract, in its order. */
export function listOperations(contract: ContractTree): FoundOperation[] {
  const operations = listed.get(contract) ?? readOperations(contract);
  listed.set(contract, operations);
  return operations;
}

function readOperations(contract: ContractTree): FoundOperation[] {
  const paths = contract.get<Record<string, Record<string, OperationNode>>>(["paths"]);
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      at: ["paths", path, method],
      path,
      method: method.toUpperCase(),
      operationId: operation.operationId,
      summary: operation.summary,
      slug: readPageReference(operation["x-docs-page"], `paths/${path}/${method}/x-docs-page`)?.slug,
    })),
  );
}

interface OperationNode {
  operationId: string;
  summary?: string;
  "x-docs-page"?: unknown;
}

function hasTarget(target: string, path: string): boolean {
  return target.startsWith("/")
    ? anonymize(target) === anonymize(path)
    : anonymize(target).endsWith(anonymize(path));
}

/** The name of a path parameter does not make it another path. */
export function anonymize(path: string): string {
  return path.replace(/\/$/, "").replaceAll(/\{[^}]*\}/g, "{}");
}
