/** Parses a text of the server; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's error is dropped, because it quotes the text.
  }
  return undefined;
}

/** Whether an object in a valid JSON text has a key twice: readers differ in which of its values counts. */
export function repeatsKey(json: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, key, colon] of json.matchAll(/[{}]|("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon !== undefined) {
      const keys = open.at(-1) as Set<unknown>;
      const name: unknown = JSON.parse(key as string);
      if (keys.has(name)) return true;
      keys.add(name);
    }
  }
  return false;
}
