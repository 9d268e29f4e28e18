const section = /(?<=^## Runtimes\n(?:(?!^#|^\|).*\n)*)(?:^\|.*\n)+/m;

/**
 * Finds the table of a README: the first one below the heading "Runtimes".
 *
 * @throws Error when there is none
 */
export function readTable(readme: string): string {
  const [table] = section.exec(readme) ?? [];
  if (table === undefined) throw new Error("README.md has no table below the heading Runtimes.");
  return table.trimEnd();
}

/** Puts another table in the place of that one. */
export function replaceTable(readme: string, table: string): string {
  return readme.replace(section, () => `${table}\n`);
}
