import { describeErrors } from "../shared/describe-errors.ts";
import { type Contract, type OpenApiDocument, resolveRef, type Schema } from "../shared/read-contract.ts";
import { illustrateAnswers } from "./illustrate-answers.ts";
import { quoteFields } from "./quote-fields.ts";

/**
 * Makes the form of the reference that Redoc shows well. The published openapi.yaml stays as it is written; only the
 * page says rules in words instead of patterns, shows each field of an answer with its value in the documented sample,
 * calls the signing headers by their names, links the operations that its texts name, explains the errors of the client,
 * and opens with the operations in view.
 */
export function preparePage(reference: OpenApiDocument, contract: Contract): OpenApiDocument {
  const document = structuredClone(reference);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      operation.description = `\`${method.toUpperCase()} ${path}\`\n\n${operation.description}`;
    }
  }
  illustrateAnswers(document);
  sayRulesInWords(document, document);
  nameSigningHeaders(document);
  document.info.description = `${document.info.description}\n\n${sdkLink}`;
  document.tags.push({
    name: "Errors",
    "x-displayName": "Errors of the client",
    description: explainErrors(contract),
  });
  return quoteFields(linkOperations(liftOperations(document), contract));
}

const sdkLink =
  "The TypeScript client has [a reference of its own](sdk/index.html), with every option, method and error.";

/** The section of the guide to which `error.docs` leads: each code with a heading, and so an address. */
function explainErrors(contract: Contract): string {
  // Redoc shows the headings below the table only when the reader follows a link to one, or unfolds the section.
  return `Each error of the TypeScript client has a \`code\`, and \`error.docs\` leads to it here. What the server
sends is under [Status codes](#/status-codes).

${describeErrors(contract, "#/errors/")}`;
}

/** A schema or parameter as this page changes it. */
type Describable = Schema & {
  description?: string;
  schema?: Schema;
  example?: unknown;
  examples?: unknown;
  "x-hint"?: string;
};

/** The sentence of `x-hint` says what a pattern and its lengths enforce. Redoc reads `example` alone. */
function sayRulesInWords(document: OpenApiDocument, node: unknown): void {
  if (Array.isArray(node)) for (const item of node) sayRulesInWords(document, item);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  const schema = node as Describable;
  if (Array.isArray(schema.examples)) {
    schema.example ??= schema.examples[0];
    delete schema.examples;
  }
  // Redoc shows the one value that is allowed; an example beside it would say the same again.
  if ("const" in schema) delete schema.example;
  // A parameter shows its own description, and not the one of its schema.
  const hint = schema["x-hint"] ?? (schema.in && findHint(document, schema.schema));
  if (typeof hint === "string") {
    schema.description = `${schema.description?.trim() ?? ""}\n\nMust be ${hint}.`;
    for (const keyword of ["pattern", "minLength", "maxLength", "minItems", "minimum"])
      delete schema[keyword];
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== "example" && key !== "value") sayRulesInWords(document, value);
  }
}

function findHint(document: OpenApiDocument, schema: Schema | undefined): unknown {
  return schema && resolveRef<Describable>(document, schema)["x-hint"];
}

/** Redoc shows the id of a security scheme; a reader looks for the name of the header. */
function nameSigningHeaders(document: OpenApiDocument): void {
  const { securitySchemes } = document.components;
  const nameOf = (id: string) => securitySchemes[id]?.name ?? id;
  const rename = <T>(ids: Record<string, T>) =>
    Object.fromEntries(Object.entries(ids).map(([id, value]) => [nameOf(id), value]));
  document.security = document.security.map(rename);
  document.components.securitySchemes = rename(securitySchemes);
}

/**
 * Redoc folds the operations of a tag away until the reader opens it. Without their tag they stand in the menu, under
 * the guide, and at addresses of their own, which the links of the guide then lead to.
 */
function liftOperations(document: OpenApiDocument): OpenApiDocument {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const folded = new Set(operations.flatMap(({ tags = [] }) => tags));
  for (const operation of operations) delete operation.tags;
  document.tags = document.tags.filter(({ name }) => !folded.has(name));
  delete document["x-tagGroups"];
  const links = new RegExp(`\\(#/(${[...folded].map(slug).join("|")})/`, "g");
  return JSON.parse(JSON.stringify(document).replace(links, "(#/other/")) as OpenApiDocument;
}

function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

/** Makes a link of each name of an operation in a text, unless it is one already. */
function linkOperations(document: OpenApiDocument, { operations }: Contract): OpenApiDocument {
  const ids = new Map(
    operations.flatMap(({ id, summary }) =>
      [summary, summary.replace(/ \(.*\)$/, "")].map((name) => [name, id]),
    ),
  );
  const names = new RegExp(`(?<!\\[)\\b(?:${[...ids.keys()].join("|")})\\b(?!\\])`, "g");
  const link = (name: string) => `[${name}](#/other/${ids.get(name)?.toLowerCase()})`;
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === "description" && typeof value === "string" ? value.replace(names, link) : value,
  );
}
