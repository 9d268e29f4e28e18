/** A passage and what stands in its place afterwards. */
export type Edit = readonly [passage: string, replacement: string];

/**
 * Makes a fixture with small changes from a base text.
 *
 * @throws Error unless each passage occurs exactly once: otherwise the change is not the one that is meant
 */
export function changeText(base: string, edits: readonly Edit[]): string {
  return edits.reduce((text, [passage, replacement]) => {
    const parts = text.split(passage);
    if (parts.length !== 2) throw new Error(`${JSON.stringify(passage)} occurs ${parts.length - 1} times.`);
    return parts.join(replacement);
  }, base);
}
