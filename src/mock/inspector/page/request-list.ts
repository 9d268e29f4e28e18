import type { RequestRow } from "../views.ts";
import { find, make } from "./dom.ts";
import { splitPath } from "./split-path.ts";

const maxRows = 1000;

/** The list of requests, the newest first. */
export interface RequestList {
  /** Adds a request, or renews the row of one that was answered. Drawn with the next frame. */
  put(row: RequestRow): void;
  clear(): void;
  /** Marks a row as selected, and moves to it. */
  select(id: number): void;
  size(): number;
}

/** Draws the list. @param onSelect called with the id of the row that the user chooses */
export function createRequestList(onSelect: (id: number) => void, onDraw: () => void): RequestList {
  const list = find("rows");
  const buttons = new Map<number, HTMLButtonElement>();
  const waiting = new Map<number, RequestRow>();
  let selected: number | undefined;

  const draw = () => {
    for (const row of waiting.values()) {
      const button = drawRow(row);
      const old = buttons.get(row.id);
      button.setAttribute("aria-current", String(row.id === selected));
      button.addEventListener("click", () => onSelect(row.id));
      const hadFocus = old !== undefined && old === document.activeElement;
      if (old) old.replaceWith(button);
      else list.prepend(make("li", {}, button));
      if (hadFocus) button.focus();
      buttons.set(row.id, button);
    }
    waiting.clear();
    for (const [id, button] of buttons) {
      if (buttons.size <= maxRows) break;
      buttons.delete(id);
      button.parentElement?.remove();
    }
    onDraw();
  };

  list.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const item = document.activeElement?.closest("li");
    const next = event.key === "ArrowDown" ? item?.nextElementSibling : item?.previousElementSibling;
    const button = next?.querySelector("button");
    if (!button) return;
    event.preventDefault();
    button.focus();
    button.click();
  });

  return {
    put(row) {
      // A thousand requests in a second are drawn in a few frames.
      if (waiting.size === 0) requestAnimationFrame(draw);
      waiting.set(row.id, row);
    },
    clear() {
      waiting.clear();
      buttons.clear();
      list.replaceChildren();
      onDraw();
    },
    select(id) {
      if (selected !== undefined) buttons.get(selected)?.setAttribute("aria-current", "false");
      selected = id;
      buttons.get(id)?.setAttribute("aria-current", "true");
    },
    size: () => buttons.size,
  };
}

function drawRow(row: RequestRow): HTMLButtonElement {
  const { time, method, path, operationId, httpStatus, responseTypeId, durationMs } = row;
  const verdict = row.diagnosis ?? row.fault ?? describeVerdict(row);
  const target = path.split("?")[0] ?? "";
  const details = [verdict, responseTypeId && `type ${responseTypeId}`].filter(Boolean);
  return make(
    "button",
    { type: "button", class: `row ${toneOf(row)}` },
    make("span", { class: "status" }, httpStatus === undefined ? "…" : String(httpStatus)),
    make("span", { class: "title" }, operationId ?? "No operation"),
    make(
      "span",
      { class: "when" },
      new Date(time).toLocaleTimeString([], { hour12: false }),
      durationMs === undefined ? "" : ` · ${formatDuration(durationMs)}`,
    ),
    make(
      "span",
      { class: "sub" },
      make("span", {}, ...splitPath(`${method} ${target}`)),
      make("span", {}, details.join(" · ")),
    ),
  );
}

function describeVerdict({ violations, example }: RequestRow): string | undefined {
  if (violations > 0) return violations === 1 ? "1 violation" : `${violations} violations`;
  return example;
}

/** The class that colours a request. */
export function toneOf({ httpStatus, fault, isRejected }: RequestRow): string {
  if (httpStatus === undefined || fault !== undefined) return "is-lost";
  return httpStatus < 400 && !isRejected ? "is-good" : "is-bad";
}

/** A duration for people. */
export function formatDuration(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
