import { anonymize } from "../docs-drift/find-operation.ts";
import type { Page } from "../docs-drift/page.ts";

/**
 * The page at the path of the contract that differs from its own in the names of parameters alone: OpenAPI takes the two
 * for the same. What the page calls a parameter becomes its spelling.
 *
 * @param paths of the operations that are there or come before
 */
export function adoptPath(page: Page, shown: string, paths: readonly string[]): { page: Page; path: string } {
  const path = paths.find((other) => other.startsWith("/") && anonymize(other) === anonymize(shown)) ?? shown;
  const names = listParameters(path);
  const renamed = new Map(listParameters(shown).map((name, index) => [name, names[index] ?? name]));
  const fields = page.fields.map((field) => {
    const name = field.place === "path" ? (renamed.get(field.name) ?? field.name) : field.name;
    return name === field.name ? field : { ...field, name, spelling: field.name };
  });
  return { page: { ...page, fields }, path };
}

function listParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
}
