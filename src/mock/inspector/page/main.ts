import type { CustomerRow, Greeting, RequestDetails, RequestRow } from "../views.ts";
import { announce, find } from "./dom.ts";
import { drawDetails } from "./request-details.ts";
import { createRequestList } from "./request-list.ts";
import { drawCustomers, drawEmpty, drawScenarios } from "./side-panels.ts";
import { connectTabs } from "./tabs.ts";
import { drawSamples } from "./try-samples.ts";

const showTab = connectTabs();
const isDocs = location.pathname === "/docs";
find("inspector").hidden = isDocs;
find("docs").hidden = !isDocs;
find(isDocs ? "to-docs" : "to-requests").setAttribute("aria-current", "page");
let isPaused = false;
let held: RequestRow[] = [];
let selected: number | undefined;

const list = createRequestList(select, () => {
  find("count").textContent =
    isPaused && held.length > 0 ? `${list.size()}, ${held.length} held` : `${list.size()}`;
  find("empty").hidden = list.size() > 0;
});

function select(id: number): void {
  selected = id;
  list.select(id);
  showTab("request");
  void showDetails(id);
}

async function showDetails(id: number): Promise<void> {
  const answer = await fetch(`/inspector/requests/${id}`);
  const details = (await answer.json()) as RequestDetails | null;
  // Another row may have been chosen meanwhile; a forgotten request has no details.
  if (selected !== id || details === null) return;
  find("request").replaceChildren(...drawDetails(details, location.origin));
}

function receive(row: RequestRow): void {
  if (isPaused) held.push(row);
  else list.put(row);
  // The details of a request that is shown change when it is answered.
  if (row.id === selected && row.durationMs !== undefined) void showDetails(row.id);
}

function greet(greeting: Greeting): void {
  find("url").textContent = greeting.url;
  held = [];
  list.clear();
  find("request").replaceChildren("Select a request to see it here.");
  for (const row of greeting.rows) list.put(row);
  drawEmpty(greeting);
  drawCustomers(greeting.customers);
  drawScenarios(greeting.scenarios);
  // Once, because a greeting also comes after a reset, and must not undo what somebody has typed.
  const forms = find("samples");
  if (isDocs && forms.childElementCount === 0) forms.append(...drawSamples(greeting.samples));
}

function setPaused(pause: boolean): void {
  isPaused = pause;
  find("pause").setAttribute("aria-pressed", String(pause));
  find("pause").textContent = pause ? "Resume" : "Pause";
  if (!pause) for (const row of held.splice(0)) list.put(row);
}

const live = find("live");
const events = new EventSource("/inspector/events");
const on = <T>(name: string, handle: (data: T) => void) =>
  events.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent<string>).data) as T));
on<Greeting>("greeting", greet);
on<RequestRow>("request", receive);
on<CustomerRow[]>("customers", drawCustomers);
events.onopen = () => setLive(true);
events.onerror = () => setLive(false);

function setLive(isLive: boolean): void {
  live.classList.toggle("is-live", isLive);
  live.setAttribute("aria-label", isLive ? "live" : "connecting");
}

find("pause").addEventListener("click", () => setPaused(!isPaused));
find("reset").addEventListener("click", () => {
  void fetch("/inspector/reset", { method: "POST" });
  announce("All requests and customers are forgotten.");
});
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLTextAreaElement) return;
  if (event.key === "p" && !event.ctrlKey && !event.metaKey && !event.altKey) setPaused(!isPaused);
});
