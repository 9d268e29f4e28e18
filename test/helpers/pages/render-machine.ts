import type { PageModel, ParameterModel, ResponseModel } from "./page-model.ts";

/** Renders the Markdown twin of a page. */
export function renderTwin(page: PageModel, layout: "June" | "August"): string {
  const address = `https://docs.example/docs/${page.slug}`;
  const parameters = (title: string, list: readonly ParameterModel[]) =>
    list.length === 0
      ? []
      : [
          `## ${title}`,
          renderTable(
            ["Field", "Type", "Required", "Description"],
            list.map(({ name, type, required, description, example }) => [
              name,
              type,
              required ? "yes" : "no",
              `${description}${example === undefined ? "" : ` e.g. ${String(example)}`}`,
            ]),
          ),
        ];
  const groups = (["path", "query", "body"] as const).flatMap((place) =>
    parameters(
      `${place[0]?.toUpperCase()}${place.slice(1)} parameters`,
      page.parameters.filter((parameter) => parameter.in === place),
    ),
  );
  const rows = (fields: readonly ResponseModel[], prefix: string): string[][] =>
    fields.flatMap(({ name, type, description, isVerifiable, children = [] }) => [
      [`${prefix}${name}${isVerifiable ? " ⭐" : ""}`, type, description],
      ...rows(children, `${prefix}${name}.`),
    ]);
  const types = [
    "## Response types",
    "Look at `response_type_id`:",
    renderTable(["response_type_id", "Meaning", "Next step"], renderTypes(page, ".md")),
  ];
  return [
    `---\ntitle: "${page.title} API Reference"\ncanonical: "${address}"\n---`,
    `> **Canonical URL:** ${address}`,
    `# ${page.title} API Reference`,
    `\`${page.method} ${page.server}${page.path}\``,
    page.summary,
    page.description,
    ...groups,
    ...parameters("Headers", page.headers),
    "## Response",
    "⭐ marks what can be verified.",
    renderTable(["Field", "Type", "Description"], rows(page.response, "")),
    ...(layout === "August" ? types : []),
    "## Example response",
    `\`\`\`json\n${JSON.stringify(page.sample, null, 2)}\n\`\`\``,
    ...(layout === "August"
      ? [
          "## Error scenarios",
          renderTable(
            ["Status", "response_type_id", "Scenario"],
            [[String(page.scenarioStatus ?? 200), "`2147`", "A PAN is due"]],
          ),
        ]
      : []),
  ].join("\n\n");
}

/** Renders the operation of a page in the vendor's openapi.json, beside one that is not ours. */
export function renderOpenApi(page: PageModel, layout: "June" | "August"): string {
  const types = renderTable(["response_type_id", "Meaning", "Next step"], renderTypes(page, ""));
  const description =
    layout === "June" ? page.description : `${page.description}\n\n### Response types\n\n${types}`;
  const body = page.parameters.filter((parameter) => parameter.in === "body");
  const others = [...page.headers, ...page.parameters.filter((parameter) => parameter.in !== "body")];
  const { sampleStatus = 200, scenarioStatus = 200 } = page;
  const answers = [
    { status: sampleStatus, title: "success", value: page.sample },
    ...page.scenarios.map((scenario) => ({ ...scenario, status: scenarioStatus })),
  ];
  const renderExamples = (status: number) =>
    Object.fromEntries(
      answers
        .filter((answer) => answer.status === status)
        .map(({ title, value }) => [title.toLowerCase().replaceAll(/\W+/g, "_"), { summary: title, value }]),
    );
  const responses = [...new Set(answers.map(({ status }) => status))].map((status) => [
    status,
    {
      description: "Fine.",
      content: {
        "application/json": { schema: renderObject(page.response), examples: renderExamples(status) },
      },
    },
  ]);
  const operation = {
    operationId: page.slug,
    summary: page.title,
    description,
    "x-docs-slug": page.slug,
    parameters: others.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required,
      schema: renderParameterSchema(parameter),
    })),
    responses: Object.fromEntries(responses) as object,
    ...(body.length > 0 && {
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: Object.fromEntries(body.map((field) => [field.name, renderParameterSchema(field)])),
              required: body.filter(({ required }) => required).map(({ name }) => name),
            },
            example:
              page.sampleRequest ?? Object.fromEntries(body.map(({ name, example }) => [name, example])),
          },
        },
      },
    }),
  };
  const other = {
    summary: "Ask Something Else",
    "x-docs-slug": "ask-something-else",
    parameters: [],
    responses: {},
  };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "All operations", version: "v3" },
    servers: [{ url: page.server }, { url: "https://api.eko.in/ekoicici/v3" }],
    paths: { [page.path]: { [page.method.toLowerCase()]: operation }, "/other": { get: other } },
  });
}

/** Renders what the vendor publishes for agents. */
export function renderAgentJson(page: PageModel): string {
  const { slug, title: name, method, path, headers, response, sample } = page;
  const responseTypes = page.responseTypes.map(({ next, ...row }) => ({
    ...row,
    ...(next && { next: next.slug }),
  }));
  return JSON.stringify({
    slug,
    name,
    method,
    path,
    headers,
    requestParams: page.parameters,
    responseFields: response,
    responseTypes,
    sampleSuccessResponse: sample,
    errorScenarios: page.scenarios.map(({ title, value }) => ({
      ...(page.scenarioStatus !== undefined && { statusCode: page.scenarioStatus }),
      scenario: title,
      example: value,
    })),
  });
}

/** The vendor writes text for each type that is not scalar, and no example of a file. */
function renderParameterSchema(parameter: ParameterModel): object {
  const { type, description, example } = parameter;
  const isScalar = ["string", "number", "integer", "boolean"].includes(type);
  return {
    type: isScalar ? type : "string",
    ...(type === "file" && { format: "binary" }),
    description,
    ...(example !== undefined && type !== "file" && { example }),
    ...(parameter.enum && { enum: parameter.enum }),
    ...(parameter.default !== undefined && { default: parameter.default }),
  };
}

function renderObject(fields: readonly ResponseModel[]): object {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, renderField(field)])),
  };
}

function renderField({ type, description, children, enum: allowed }: ResponseModel): object {
  if (type === "object" && children) return { ...renderObject(children), description };
  const limits = allowed && { enum: allowed };
  if (type === "array")
    return { type, description, items: children ? renderObject(children) : { ...limits } };
  return { type, description, ...limits };
}

function renderTypes({ responseTypes }: PageModel, ending: string): string[][] {
  return responseTypes.map(({ id, meaning, next }) => [
    String(id),
    meaning,
    next ? `[${next.slug}](https://docs.example/docs/${next.slug}${ending})` : "—",
  ]);
}

function renderTable(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
