import type { Field, Place } from "../page.ts";
import { makeField, namePattern, readRequired, typePattern } from "./field-words.ts";

const nameLine = new RegExp(`^${namePattern}$`);
// In lower case, as pages have them: a description may be the one word "Number".
const typeLine = new RegExp(`^${typePattern}$`);
const requirementLine = /^(required|optional)$/i;
const row = new RegExp(
  `^(.*?)(\\s+)(${typePattern}|[^\\t]+?(?=\\t))\\s+(required|optional)(?:\\s+(.*))?$`,
  "i",
);
const bareRow = new RegExp(`^(${typePattern})\\s+(required|optional)(?:\\s+(.*))?$`, "i");

interface Row {
  name: string;
  type: string;
  requirement: string;
  /** How many lines name, label, type and requirement take. */
  length: number;
  marker: RegExp;
}

const narrowMarker = /^example:\s*(.*)$/i;
const wideMarker = /^e\.g\.(?:(?::|\s)\s*(.*))?$/i;

/** Reads the fields of a section of a request: rows of a table, or a line for each part. */
export function readRequestRows(lines: readonly string[], place: Place, isWide = false): Field[] {
  const rows: (Row & { at: number })[] = [];
  for (let index = 0; index < lines.length; index++) {
    const found = readRow(lines, index, isWide ? wideMarker : narrowMarker);
    if (!found) continue;
    rows.push({ ...found, at: index });
    index += found.length - 1;
  }
  return rows.map(({ name, type, requirement, at, length, marker }, index) => {
    const rest = lines.slice(at + length, rows[index + 1]?.at);
    return makeField(place, name, type, readRequired(requirement, name), readExample(rest, marker));
  });
}

function readRow(lines: readonly string[], index: number, marker: RegExp): Row | undefined {
  const [first = "", second = "", third = "", fourth = ""] = lines.slice(index, index + 4);
  const isName = nameLine.test(first);
  if (isName && requirementLine.test(third) && /^\S+( \S+){0,2}$/.test(second))
    return { name: first, type: second, requirement: third, length: 3, marker };
  if (isName && isLabel(second) && typeLine.test(third) && requirementLine.test(fourth))
    return { name: first, type: third, requirement: fourth, length: 4, marker };
  // A label under the name splits the row of a table.
  const labelled = row.exec(second);
  if (isName && labelled && isLabel(labelled[1] ?? "")) return makeRow(first, labelled, 3, 2);
  const split = bareRow.exec(second) ?? bareRow.exec(third);
  if (isName && split) return makeRow(first, split, 1, bareRow.test(second) ? 2 : 3);
  const plain = row.exec(first);
  if (!plain || !nameLine.test(plain[1] ?? "") || isProse(plain)) return undefined;
  return makeRow(plain[1] ?? "", plain, 3, 1);
}

function makeRow(name: string, match: RegExpExecArray, typeAt: number, length: number): Row {
  return {
    name,
    type: match[typeAt] ?? "",
    requirement: match[typeAt + 1] ?? "",
    length,
    marker: wideMarker,
  };
}

/** A label is written for people: with blanks, or with a capital in front. */
function isLabel(text: string): boolean {
  return !nameLine.test(text) || /^[A-Z]/.test(text);
}

/** "Mobile number required" looks like a row, except for its capital. */
function isProse([, name = "", gap = ""]: RegExpExecArray): boolean {
  return gap === " " && /^[A-Z][a-z]*$/.test(name);
}

/** The example comes last and has no end mark: it goes on to the next row or heading. */
function readExample(rest: readonly string[], marker: RegExp): string | undefined {
  const at = rest.findLastIndex((line) => marker.test(line));
  if (at < 0) return undefined;
  const value = marker.exec(rest[at] ?? "")?.[1] ?? "";
  return [value, ...rest.slice(at + 1)].join(" ").replaceAll(/\s+/g, " ").trim();
}

/** Reads the response fields. Their nesting is not visible, only their order. */
export function readResponseRows(lines: readonly string[]): Field[] {
  return lines.flatMap((line, index) => {
    const type = lines[index + 1] ?? "";
    // Where a type follows the type, this line was a description, and the "type" is a name.
    if (!nameLine.test(line) || !typeLine.test(type) || typeLine.test(lines[index + 2] ?? "")) return [];
    return [{ ...makeField("response", line, type, undefined, undefined), hidden: ["nesting" as const] }];
  });
}
