import { readQuery } from "../../gate/read-query.ts";
import type { RequestDetails, SignatureStep } from "../views.ts";
import { announce, make, makeButton } from "./dom.ts";
import { formatCurl } from "./format-curl.ts";
import { formatDuration, toneOf } from "./request-list.ts";
import { splitPath } from "./split-path.ts";

/** Draws everything about one request. @param origin scheme, host and port of the mock */
export function drawDetails(details: RequestDetails, origin: string): Node[] {
  const { operationId, method, path, httpStatus, durationMs, headers, answer, fault } = details;
  const copy = makeButton("Copy as curl", "action", () => {
    void navigator.clipboard.writeText(formatCurl(details, origin));
    announce("Copied.");
    copy.textContent = "Copied";
  });
  return [
    make(
      "div",
      { class: "headline" },
      make("h2", {}, operationId ?? "No operation"),
      make(
        "span",
        { class: `chip ${toneOf(details)}` },
        httpStatus === undefined ? "no answer" : `HTTP ${httpStatus}`,
      ),
      fault !== undefined && make("span", { class: "chip" }, fault),
      durationMs !== undefined && make("span", { class: "chip" }, formatDuration(durationMs)),
      copy,
    ),
    make("p", { class: "target mono" }, ...splitPath(`${method} ${path}`)),
    ...drawAdvice(details),
    ...(details.steps ? [make("h3", {}, "Signature, step by step"), ...details.steps.map(drawStep)] : []),
    ...drawFields("Path", {}, details, "path"),
    ...drawFields("Query", readQuery(new URLSearchParams(path.replace(/^[^?]*/, ""))), details, "query"),
    ...drawBody(details),
    make("h3", {}, "Headers as sent"),
    makeTable(Object.entries(headers).map(([name, value]) => [name, value, []])),
    ...(answer === undefined
      ? []
      : [make("h3", {}, "Answer"), make("pre", {}, JSON.stringify(answer, null, 2))]),
  ];
}

function drawAdvice({ diagnosis, advice, broken, answer, httpStatus = 0 }: RequestDetails): Node[] {
  const { message } = Object(answer) as { message?: unknown };
  const title = diagnosis ?? (broken.length > 0 ? String(httpStatus) : undefined);
  if (title === undefined && httpStatus < 400) return [];
  const text = advice.length > 0 ? advice.join(" ") : String(message ?? "");
  return [make("p", { class: "advice" }, make("strong", {}, title ?? String(httpStatus)), " ", text)];
}

function drawStep({ name, expected, sent }: SignatureStep): Node {
  const isRight = sent === expected;
  return make(
    "div",
    { class: "step" },
    make("b", {}, name),
    make(
      "dl",
      { class: "facts" },
      make("dt", {}, "should be"),
      make("dd", {}, make("code", {}, expected)),
      make("dt", {}, "was"),
      make(
        "dd",
        { class: isRight ? "is-right" : "is-wrong" },
        sent === undefined ? "not recognised" : make("code", {}, JSON.stringify(sent).slice(1, -1)),
        isRight ? " ✓" : " ✗",
      ),
    ),
  );
}

function drawBody(details: RequestDetails): Node[] {
  const { body = "", broken } = details;
  const parsed = parseObject(body);
  // A repeated name, the digits of a long number and blanks are only in the text.
  const asSent = make("details", {}, make("summary", {}, "Body as sent"), make("pre", {}, body));
  if (parsed !== undefined) return [...drawFields("Body", parsed, details, "body"), asSent];
  const ofBody = broken.filter(({ location }) => location === "body");
  if (body === "" && ofBody.length === 0) return [];
  return [
    make("h3", {}, "Body"),
    ...ofBody.map(({ message, rule }) => make("span", { class: "broken" }, `${message} (${rule})`)),
    ...(body === "" ? [] : [make("pre", {}, body)]),
  ];
}

/** A table of fields, each with its violations; fields that are missing have a row, too. */
function drawFields(
  title: string,
  values: Readonly<Record<string, unknown>>,
  { broken }: RequestDetails,
  place: string,
): Node[] {
  // One sentence for each value, with all the rules that it breaks.
  const notes = new Map<string, Map<string, string[]>>();
  for (const { location, path, rule, message } of broken) {
    if (location !== place) continue;
    const [name = "", ...deeper] = path.slice(1).split("/").map(unescapePointer);
    const note = `${deeper.length > 0 ? `/${deeper.join("/")} ` : ""}${message}`;
    const ofField = notes.get(name) ?? new Map<string, string[]>();
    notes.set(name, ofField.set(note, [...(ofField.get(note) ?? []), rule]));
  }
  const names = [...new Set([...Object.keys(values), ...notes.keys()])];
  if (names.length === 0) return [];
  const rows = names.map((name): FieldRow => {
    const violations = [...(notes.get(name) ?? [])].map(([note, rules]) => `${note} (${rules.join(", ")})`);
    return [name, formatValue(values[name]), violations];
  });
  return [make("h3", {}, title), makeTable(rows)];
}

type FieldRow = [name: string, value: string, violations: string[]];

function makeTable(rows: FieldRow[]): HTMLTableElement {
  return make(
    "table",
    { class: "fields" },
    make(
      "tbody",
      {},
      ...rows.map(([name, value, violations]) =>
        make(
          "tr",
          { class: violations.length > 0 ? "is-broken" : "" },
          make("th", { scope: "row", class: "mono" }, name),
          make(
            "td",
            {},
            make("pre", {}, value),
            ...violations.map((text) => make("span", { class: "broken" }, text)),
          ),
        ),
      ),
    ),
  );
}

function formatValue(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}

function unescapePointer(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
