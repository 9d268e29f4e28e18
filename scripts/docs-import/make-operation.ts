import type { FoundOperation } from "../docs-drift/find-operation.ts";
import type { Page } from "../docs-drift/page.ts";
import type { OpenApiDocument, Schema } from "../shared/read-contract.ts";
import { adoptPath } from "./adopt-path.ts";
import { dropUnsendableBody } from "./drop-unsendable-body.ts";
import { dropUnusableNames } from "./drop-unusable-names.ts";
import { markGap, type Tasks } from "./gaps.ts";
import type { KnownFields } from "./known-fields.ts";
import { listExtras } from "./list-extras.ts";
import { type Answers, makeAnswers } from "./make-answers.ts";
import { makeRequest } from "./make-request.ts";
import { nameComponent } from "./name-things.ts";

/** Everything that an operation adds to the contract. */
export interface ImportedOperation {
  operationId: string;
  path: string;
  method: string;
  operation: object;
  /** By the name of the component. */
  schemas: Record<string, Schema>;
  answers: Answers;
  /** The sample of the body, and a reference to its schema. */
  sampleRequest: { schema: string; value: unknown } | undefined;
  tasks: Tasks;
}

/**
 * Makes an operation of the contract of what a page says. What no page says is marked as a gap.
 *
 * @throws Error when the page lacks what an operation cannot do without
 */
export function makeOperation(
  published: Page,
  operationId: string,
  {
    document,
    operations,
    known,
    sha256,
  }: { document: OpenApiDocument; operations: readonly FoundOperation[]; known: KnownFields; sha256: string },
): ImportedOperation {
  if (published.refusal !== undefined) throw new Error(`it is not understood: ${published.refusal}`);
  const tasks: Tasks = new Set();
  const { page: sendable, unsendable } = dropUnsendableBody(published, tasks);
  const { page: usable, dropped } = dropUnusableNames(sendable, tasks);
  const shown = cutServer(usable.target, document);
  const paths = operations.map((operation) => operation.path);
  const { page, path } = adoptPath(usable, shown, paths);
  const [method, ...others] = page.methods;
  if (method === undefined || others.length > 0)
    throw new Error(`it names ${page.methods.join(" and ")} as its method`);
  if (page.hidden.includes("parameters"))
    throw new Error("it hides the parameters: copy it with the tab Parameters open");
  const { parameters, body } = makeRequest(page, path, known, tasks);
  if (body && method === "DELETE") tasks.add("the body, which few servers read of a DELETE");
  const answers = makeAnswers(page, operationId, operations, known, tasks);
  const [model] = Object.values(document.paths).flatMap((item) => Object.values(item));
  const { "200": success, ...errors } = model?.responses ?? {};
  const extras = [
    ...listExtras(page, body !== undefined, document, errors, tasks),
    ...unsendable,
    ...dropped,
  ];
  const request = nameComponent(operationId, "request");
  const other = nameComponent("other", operationId, "answer");
  const operation = {
    operationId,
    tags: [document.tags.at(-1)?.name],
    summary: page.title ?? operationId,
    description: markGap("say what the operation does, and when to call it"),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        description: markGap("say what is sent"),
        content: {
          "application/json": {
            schema: { $ref: `#/components/schemas/${request}` },
            examples: { sample: { summary: "The sample of the page", value: body.sample } },
          },
        },
      },
    }),
    responses: {
      "200": {
        description: success?.description ?? "The system answered.",
        content: {
          "application/json": { schema: makeAnswerSchema(answers, other), examples: answers.examples },
        },
      },
      ...errors,
    },
    "x-response-types": answers.types,
    "x-docs-page": { title: page.title ?? operationId, ...(page.slug && { slug: page.slug }), sha256 },
    ...(extras.length > 0 && { "x-docs": extras }),
  };
  return {
    operationId,
    path,
    method: method.toLowerCase(),
    operation,
    schemas: {
      ...(body && { [request]: { description: markGap("say what is sent"), ...body.schema } }),
      ...answers.schemas,
      ...(answers.types.length > 0 && { [other]: makeOtherAnswer(answers.types.map(({ id }) => id)) }),
    },
    answers,
    sampleRequest: body && { schema: `#/components/schemas/${request}`, value: body.sample },
    tasks,
  };
}

function makeAnswerSchema({ alternatives, fallback }: Answers, other: string): Schema {
  if (fallback === undefined) return { oneOf: [...alternatives, { $ref: `#/components/schemas/${other}` }] };
  const data = { type: "object", properties: { data: fallback } };
  return { allOf: [{ $ref: "#/components/schemas/Envelope" }, data] };
}

/** Any answer except the documented ones of the operation: those of other operations fit here. */
function makeOtherAnswer(ids: readonly number[]): Schema {
  return {
    title: "Any other answer",
    description: "As a rule a rejection: `status` says why, `invalid_params` which field.",
    allOf: [
      { $ref: "#/components/schemas/Envelope" },
      {
        type: "object",
        properties: { response_type_id: { type: "number", not: { enum: ids }, examples: [-1] } },
      },
    ],
  };
}

function cutServer(target: string, document: OpenApiDocument): string {
  if (target.startsWith("/")) return target;
  const server = document.servers.find(({ url }) => target.startsWith(`${url}/`));
  return server
    ? target.slice(server.url.length)
    : new URL(target).pathname.replaceAll("%7B", "{").replaceAll("%7D", "}");
}
