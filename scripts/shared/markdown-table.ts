/**
 * Finds a table of a Markdown text: the first one below a heading of the second level.
 *
 * @throws Error when there is none
 */
export function readTable(text: string, heading: string): string {
  const [table] = tableBelow(heading).exec(text) ?? [];
  if (table === undefined) throw new Error(`There is no table below the heading ${heading}.`);
  return table.trimEnd();
}

/** Puts another table in the place of that one. */
export function replaceTable(text: string, heading: string, table: string): string {
  return text.replace(tableBelow(heading), () => `${table}\n`);
}

function tableBelow(heading: string): RegExp {
  return new RegExp(`(?<=^## ${heading}\\n(?:(?!^#|^\\|).*\\n)*)(?:^\\|.*\\n)+`, "m");
}
