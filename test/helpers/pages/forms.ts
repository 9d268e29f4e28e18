import type { PageModel } from "./page-model.ts";
import { renderAgentJson, renderOpenApi, renderTwin } from "./render-machine.ts";
import { type Copy, renderCopy, renderCrawl } from "./render-text.ts";

/** A form in which a page reaches a maintainer, and what it leaves out. */
export interface Form {
  name: string;
  render: (page: PageModel) => string;
  hides: readonly (
    | "server"
    | "parameters"
    | "headers"
    | "nesting"
    | "response types"
    | "allowed values of the request"
    | "allowed values of the answer"
    | "status of the sample"
    | "status of other answers"
  )[];
}

const limits = ["allowed values of the request", "allowed values of the answer"] as const;

const copy = (layout: Copy["layout"], window: Copy["window"], rest: Partial<Copy> = {}): Form => {
  const { extent = "reference", tab = "parameters" } = rest;
  return {
    name: `${layout}, ${window} copy of ${extent}${layout === "August" ? `, ${tab} tab` : ""}`,
    render: (page) => renderCopy(page, { layout, window, extent, tab }),
    hides: [
      ...limits,
      ...(extent === "everything" ? [] : (["server", "nesting"] as const)),
      ...(layout === "June" ? (["response types", "status of other answers"] as const) : []),
      ...(layout === "June" ? [] : tab === "headers" ? (["parameters"] as const) : (["headers"] as const)),
    ],
  };
};

const statuses = ["status of the sample", "status of other answers"] as const;

/** Every form in which the vendor publishes a page, or in which a person copies it. */
export const forms: readonly Form[] = [
  { name: "crawl text", render: renderCrawl, hides: [...limits, "server", "response types", ...statuses] },
  copy("June", "narrow"),
  copy("June", "wide"),
  copy("June", "wide", { extent: "everything" }),
  copy("June", "narrow", { extent: "everything" }),
  copy("August", "narrow"),
  copy("August", "wide"),
  copy("August", "wide", { extent: "everything" }),
  copy("August", "narrow", { tab: "headers" }),
  copy("August", "wide", { tab: "headers" }),
  {
    name: "June, Markdown twin",
    render: (page) => renderTwin(page, "June"),
    hides: [...limits, "response types", ...statuses],
  },
  {
    name: "August, Markdown twin",
    render: (page) => renderTwin(page, "August"),
    hides: [...limits, "status of the sample"],
  },
  { name: "June, openapi.json", render: (page) => renderOpenApi(page, "June"), hides: ["response types"] },
  { name: "August, openapi.json", render: (page) => renderOpenApi(page, "August"), hides: [] },
  {
    name: "JSON for agents",
    render: renderAgentJson,
    hides: ["server", "status of the sample", "allowed values of the answer"],
  },
];
