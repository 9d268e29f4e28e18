import type { ResponseTypeRow } from "../page.ts";

/** Makes a row of the table of response types of its cells; nothing when the first is not an id. */
export function makeResponseType(id: string, meaning: string, next: string): ResponseTypeRow | undefined {
  if (!/^-?\d+$/.test(id.trim())) return undefined;
  const step = next.trim();
  return { id: Number(id), meaning: meaning.trim(), next: /^[—–-]*$/.test(step) ? null : step };
}

/** Reads the table as a browser copies it, a line a row with tabs or blanks between the cells. */
export function readCopiedResponseTypes(lines: readonly string[]): ResponseTypeRow[] {
  return lines.flatMap((line) => {
    const [id = "", meaning = "", next = ""] = line.split(/\s*\t\s*| {2,}/);
    return makeResponseType(id, meaning, next) ?? [];
  });
}
