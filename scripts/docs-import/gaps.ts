/** Marks a text that a person has to write: `npm run lint:contract` refuses it. */
export function markGap(task: string): string {
  return `GAP: ${task}`;
}

/** What a person has to look at in an imported operation: it stands in the contract until it is done. */
export type Tasks = Set<string>;
