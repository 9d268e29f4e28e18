import type { Page, ResponseTypeRow, SampleAnswer } from "../docs-drift/page.ts";
import type { Tasks } from "./gaps.ts";

/** Whether the page lists the answer in its table of response types; a page without a table hides nothing. */
export function isListed({ responseTypes }: Page, { id }: ResponseTypeRow): boolean {
  return !responseTypes || responseTypes.some((row) => row.id === id);
}

/** The rows of the table, and one for each id that only a sample has. */
export function listRows(
  { responseTypes = [] }: Page,
  samples: readonly SampleAnswer[],
  tasks: Tasks,
): ResponseTypeRow[] {
  const rows = responseTypes.filter(({ id }, index) => {
    const isFirst = responseTypes.findIndex((row) => row.id === id) === index;
    if (!isFirst) tasks.add(`answer ${id}: the page lists it twice, and the first is taken`);
    return isFirst;
  });
  for (const { title, value } of samples) {
    const id = value.response_type_id;
    if (typeof id !== "number" || id < 0 || rows.some((row) => row.id === id)) continue;
    rows.push({ id, meaning: title.replace(/^\d+\s+[—–-]\s+/, ""), next: null });
  }
  // The list of fields documents the first sample.
  const documented = samples[0]?.value.response_type_id;
  return rows.sort((one, other) => Number(other.id === documented) - Number(one.id === documented));
}

/** Whether a sample is an answer of HTTP 200 in the envelope; else a person has to look at it. */
export function isEnvelope({ title, httpStatus, value }: SampleAnswer, tasks: Tasks): boolean {
  const { status, data, message } = value;
  const isFine =
    typeof status === "number" &&
    ["undefined", "string"].includes(typeof message) &&
    (data === undefined || (typeof data === "object" && data !== null && !Array.isArray(data))) &&
    ["response_type_id", "response_status_id"].every((key) =>
      ["undefined", "number"].includes(typeof value[key]),
    );
  if (httpStatus !== 200) tasks.add(`the sample "${title}" of HTTP ${httpStatus}`);
  else if (!isFine) tasks.add(`the sample "${title}", which is not an envelope`);
  return isFine && httpStatus === 200;
}
