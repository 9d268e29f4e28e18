import type { DeclaredExtra } from "../docs-drift/declaration.ts";
import { holderOf } from "../docs-drift/holder-of.ts";
import type { Page } from "../docs-drift/page.ts";
import { type OpenApiDocument, resolveRef, type Schema } from "../shared/read-contract.ts";
import { markGap, type Tasks } from "./gaps.ts";

/** Lists what a page shows and no operation of the contract has: headers, fields beside `data`, and HTTP statuses. */
export function listExtras(
  page: Page,
  hasBody: boolean,
  document: OpenApiDocument,
  errors: Record<string, Schema>,
  tasks: Tasks,
): DeclaredExtra[] {
  return [
    ...listExtraHeaders(page, hasBody, document, tasks),
    ...listBesideEnvelope(page, document, tasks),
    ...listExtraStatuses(page, document, errors),
  ];
}

/** Fields of an answer beside those of the envelope: the contract has one envelope for all operations. */
function listBesideEnvelope({ fields }: Page, document: OpenApiDocument, tasks: Tasks): DeclaredExtra[] {
  const envelope = Object.keys(document.components.schemas.Envelope?.properties ?? {});
  return fields
    .filter(
      (field) =>
        field.place === "response" && !field.hidden?.includes("nesting") && holderOf(fields, field) === "",
    )
    .filter(({ name }) => !envelope.includes(name))
    .map(({ name }) => {
      tasks.add(`the response field ${name}, which stands beside data`);
      return { says: "present", in: "response", name, reason: markGap(`say what to do with ${name}`) };
    });
}

/** Answers of an HTTP status that no operation of the contract has. */
function listExtraStatuses(
  { httpStatuses }: Page,
  document: OpenApiDocument,
  errors: Record<string, Schema>,
): DeclaredExtra[] {
  const known = Object.keys(errors).filter(
    (status) => resolveRef<Schema>(document, errors[status] ?? {}).content,
  );
  const strangers = [...new Set(httpStatuses.map(String))].filter(
    (status) => ![...known, "200"].includes(status),
  );
  return strangers.map((name) => ({
    says: "present",
    in: "status",
    name,
    reason: markGap(`say what to do with an answer of HTTP ${name}`),
  }));
}

/** Headers beside those that sign: the content type of a GET is declared, another one is a task. */
function listExtraHeaders(
  { fields }: Page,
  hasBody: boolean,
  document: OpenApiDocument,
  tasks: Tasks,
): DeclaredExtra[] {
  const signing = Object.values(document.components.securitySchemes).map(({ name }) => name.toLowerCase());
  return fields
    .filter(({ place, name }) => place === "header" && !signing.includes(name))
    .filter(({ name }) => !(hasBody && name === "content-type"))
    .map(({ name }) => {
      if (name !== "content-type") tasks.add(`the header ${name}, which the client does not send`);
      const reason =
        name === "content-type"
          ? "The vendor lists it for every call, also without a body."
          : markGap(`say what to do with ${name}`);
      return { says: "present", in: "header", name, reason };
    });
}
