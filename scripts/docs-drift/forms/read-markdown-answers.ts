import type { Table } from "mdast";
import type { Page, ResponseTypeRow, SampleAnswer } from "../page.ts";
import { plainTextOf, type Section } from "./markdown-section.ts";
import { makeResponseType } from "./read-response-types.ts";
import { readFirstObject } from "./read-sample.ts";

/** The table under "Response types"; nothing where the page has none. */
export function readMarkdownResponseTypes(sections: readonly Section[]): ResponseTypeRow[] | undefined {
  const section = sections.find(({ heading }) => /^response types$/i.test(plainTextOf(heading)));
  return section?.nodes
    .find((node) => node.type === "table")
    ?.children.slice(1)
    .flatMap(readRow);
}

function readRow({ children: [id, meaning, next] }: Table["children"][number]): ResponseTypeRow[] {
  const row = makeResponseType(plainTextOf(id), plainTextOf(meaning), unlink(plainTextOf(next)));
  return row ? [row] : [];
}

/** The first column of the table under "Error scenarios"; empty if the page has no such table. */
export function readMarkdownHttpStatuses(sections: readonly Section[]): number[] {
  const section = sections.find(({ heading }) => /^error scenarios$/i.test(plainTextOf(heading)));
  const rows = section?.nodes.find((node) => node.type === "table")?.children.slice(1) ?? [];
  return rows.map(({ children: [status] }) => Number(plainTextOf(status))).filter(Boolean);
}

/** Links are not parsed, so that noise costs no time: `[slug](address)` is text here. */
export function unlink(text: string): string {
  return /^\[([^\]]*)\]/.exec(text.trim())?.[1] ?? text;
}

/** The sample request and the sample answer. */
export function readMarkdownExamples(sections: readonly Section[]): Pick<Page, "samples" | "sampleRequest"> {
  const read = (title: RegExp) => {
    const section = sections.find(({ heading }) => title.test(plainTextOf(heading)));
    const code = section?.nodes.find((node) => node.type === "code");
    return code && readFirstObject(code.value);
  };
  const value = read(/^example response$/i);
  const samples: SampleAnswer[] = value ? [{ title: "Successful response", httpStatus: 200, value }] : [];
  return { samples, sampleRequest: read(/^example request$/i) };
}
