import { straightenQuotes } from "../plain-characters.ts";

/** Reads the first JSON object of a text, which may go on behind it; nothing when there is none. */
export function readFirstObject(text: string): Record<string, unknown> | undefined {
  const start = text.indexOf("{");
  const end = start < 0 ? -1 : findEnd(text, start);
  if (end < 0) return undefined;
  try {
    return JSON.parse(straightenQuotes(text.slice(start, end))) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function findEnd(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (isInString && character === "\\") index++;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && character === "{") depth++;
    else if (!isInString && character === "}" && --depth === 0) return index + 1;
  }
  return -1;
}
