import type { PageModel, ParameterModel, ResponseModel } from "./page-model.ts";

/** How a person copies a page from a browser. */
export interface Copy {
  layout: "June" | "August";
  window: "narrow" | "wide";
  extent: "reference" | "everything";
  tab: "parameters" | "headers";
}

/** Renders a page as Chromium copies it. */
export function renderCopy(page: PageModel, copy: Copy): string {
  return [
    ...(copy.extent === "everything" ? renderMenu(page) : []),
    page.method,
    page.title,
    page.summary,
    "",
    page.method,
    page.path,
    page.description,
    "",
    ...(copy.layout === "June" ? renderJune(page, copy) : renderAugust(page, copy)),
    ...(copy.extent === "everything" ? renderPanel(page) : []),
  ].join("\n");
}

function renderJune(page: PageModel, copy: Copy): string[] {
  return [
    ...renderGroups(page, copy),
    "Headers",
    ...renderParameters(page.headers, copy),
    "Responses",
    "",
    String(page.sampleStatus ?? 200),
    "Successful response",
    ...page.response.flatMap(renderResponse),
  ];
}

function renderAugust(page: PageModel, copy: Copy): string[] {
  const headers = [
    "These headers authenticate and sign every request. The guide tells how.",
    "",
    ...renderParameters(page.headers, copy),
  ];
  const rows = page.responseTypes.map(({ id, meaning, next }) => `${id}\t${meaning}\t${next?.title ?? "—"}`);
  return [
    "Request",
    "Parameters",
    "Headers",
    ...(copy.tab === "headers" ? headers : renderGroups(page, copy)),
    "Response types",
    "RESPONSE_TYPE_ID\tMEANING\tNEXT STEP",
    ...rows,
    "Responses",
    "",
    String(page.sampleStatus ?? 200),
    "Successful response",
    "309",
    "All is well",
    "",
    ...page.response.flatMap(renderResponse),
    "",
    String(page.scenarioStatus ?? 200),
    "Something else",
    "Next steps",
    "NEXT",
    "POST",
    "Onboard Customer",
    "Adds a customer.",
  ];
}

function renderGroups(page: PageModel, copy: Copy): string[] {
  return (["path", "query", "body"] as const).flatMap((place) => {
    const parameters = page.parameters.filter((parameter) => parameter.in === place);
    const heading = `${place[0]?.toUpperCase()}${place.slice(1)} parameters`;
    return parameters.length > 0 ? [heading, ...renderParameters(parameters, copy)] : [];
  });
}

function renderParameters(parameters: readonly ParameterModel[], { window }: Copy): string[] {
  if (window === "narrow") return parameters.flatMap(renderNarrow);
  return ["FIELD\tTYPE\tREQUIRED\tDESCRIPTION", ...parameters.flatMap(renderWide)];
}

function renderNarrow({ name, type, required, label, description, example }: ParameterModel): string[] {
  return [
    name,
    type,
    required ? "Required" : "optional",
    ...(label === undefined ? [] : [`· ${label}`]),
    description,
    "",
    ...(example === undefined ? [] : [`example: ${String(example)}`, ""]),
  ];
}

function renderWide({ name, type, required, label, description, example }: ParameterModel): string[] {
  return [
    `${name}${label === undefined ? "" : `\n${label}`}\t${type}\t${required ? "required" : "optional"}\t${description}`,
    ...(example === undefined ? [] : [`e.g. ${String(example)}`]),
  ];
}

function renderResponse({ name, type, isVerifiable, description, children = [] }: ResponseModel): string[] {
  const label = isVerifiable ? ["verifiable"] : [];
  return [name, type, ...label, description, "", ...children.flatMap(renderResponse)];
}

function renderMenu({ title, method }: PageModel): string[] {
  return [
    "A version for machines: /docs/page.md",
    "API DOCS",
    "",
    "Start",
    "GUIDES",
    "",
    "Status",
    "Other Call",
    "PUT",
    title,
    method,
  ];
}

function renderPanel({ method, path, server, sample }: PageModel): string[] {
  return [
    "Copy Page",
    "UAT",
    "Base URL",
    server,
    "",
    "API",
    "SDK",
    method,
    path,
    "",
    "Node.js",
    'const result = await client.call("a-call", {',
    '  "name": "Karan Garg"',
    "});",
    "200",
    "Example response",
    JSON.stringify(sample, null, 2),
    "",
    "By us",
    "Products",
    "Headers",
    "FAQs",
  ];
}

/** Renders a page as a crawler makes text of it: everything runs together, and bullets show the nesting. */
export function renderCrawl(page: PageModel): string {
  const parameters = (list: readonly ParameterModel[]) =>
    list.flatMap(({ name, type, required, description, example }) => [
      `${name}${type}${required ? "Required" : "optional"}`,
      description,
      ...(example === undefined ? [] : [`example: ${String(example)}`]),
    ]);
  const response = (fields: readonly ResponseModel[], depth: number): string[] =>
    fields.flatMap(({ name, type, isVerifiable, description, children = [] }) => [
      `${"  ".repeat(depth)}• ${name}${type}${isVerifiable ? "verifiable" : ""}`,
      `${"  ".repeat(depth + 1)}${description} here`,
      ...response(children, depth + 1),
    ]);
  const groups = (["path", "query", "body"] as const).flatMap((place) => {
    const list = page.parameters.filter((parameter) => parameter.in === place);
    return list.length > 0
      ? [`${place[0]?.toUpperCase()}${place.slice(1)} parameters`, ...parameters(list)]
      : [];
  });
  return [
    `${page.method}${page.title}`,
    page.summary,
    `${page.method}${page.path}`,
    page.description,
    ...groups,
    "Headers",
    ...parameters(page.headers),
    "Responses",
    ...response(page.response, 0),
  ]
    .map((line) => `    ${line}\n`)
    .join("\n");
}
