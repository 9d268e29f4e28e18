/** The entry of a generated table for a number that the server sent, which the table may not have. */
export function findEntry<Table extends object>(table: Table, key: unknown): Table[keyof Table] | undefined {
  return Object.hasOwn(table, String(key)) ? table[key as keyof Table] : undefined;
}
