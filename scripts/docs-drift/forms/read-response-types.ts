import type { ResponseTypeRow } from "../page.ts";

/** Makes a row of the table of response types of its cells; nothing when the first is not an id. */
export function makeResponseType(id: string, meaning: string, next: string): ResponseTypeRow | undefined {
  if (!/^-?\d+$/.test(id.trim())) return undefined;
  const step = next.trim();
  return { id: Number(id), meaning: meaning.trim(), next: /^[—–-]*$/.test(step) ? null : step };
}

/**
 * Reads the table as a browser copies it, a line a row with tabs or blanks between the cells; some programs paste each
 * cell on a line of its own. Where one blank stands between the cells, the next step is not told from the meaning.
 */
export function readCopiedResponseTypes(lines: readonly string[]): ResponseTypeRow[] {
  return lines.flatMap((line, index) => {
    const [id = "", meaning = "", next = ""] = line.split(/\s*\t\s*| {2,}/);
    const isId = (text: string) => /^-?\d+$/.test(text);
    const [own = "", step = ""] = lines.slice(index + 1, index + 3);
    if (isId(line)) return makeResponseType(line, own, isId(step) ? "" : step) ?? [];
    const [, number, words] = /^(-?\d+) (\S[^\t]*)$/.exec(meaning === "" ? line : "") ?? [];
    if (number !== undefined && words !== undefined)
      return [{ id: Number(number), meaning: words, next: undefined }];
    return makeResponseType(id, meaning, next) ?? [];
  });
}
