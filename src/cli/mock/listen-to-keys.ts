import type { Surroundings } from "../surroundings.ts";

/**
 * Calls a function for each key pressed on a terminal; does nothing where there is none.
 *
 * @param actions by the character of the key; Ctrl-C counts as `q`
 * @returns a function that gives the terminal back
 */
export function listenToKeys(
  stdin: Surroundings["stdin"],
  actions: Readonly<Record<string, () => void>>,
): () => void {
  if (!stdin.isTTY || stdin.setRawMode === undefined) return () => {};
  const onData = (data: Buffer | string) => {
    for (const key of String(data)) actions[key === "\u0003" ? "q" : key]?.();
  };
  stdin.setRawMode(true);
  stdin.on("data", onData);
  stdin.resume();
  return () => {
    stdin.off("data", onData);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
}
