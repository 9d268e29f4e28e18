import type { Declaration } from "../docs-drift/declaration.ts";
import { type FoundOperation, isName } from "../docs-drift/find-operation.ts";
import type { Field, Page, SampleAnswer } from "../docs-drift/page.ts";
import type { Schema } from "../shared/read-contract.ts";
import { markGap, type Tasks } from "./gaps.ts";
import { inferSchema } from "./infer-schema.ts";
import type { KnownFields } from "./known-fields.ts";
import { isEnvelope, isListed, listRows } from "./list-answers.ts";
import { makeObject } from "./make-schema.ts";
import { nameAnswer, nameComponent } from "./name-things.ts";

/** What the server says to an operation, in the words of the contract. */
export interface Answers {
  /** `x-response-types`. */
  types: { id: number; [key: string]: unknown }[];
  /** The alternatives of the schema of HTTP 200, the documented success first. */
  alternatives: Schema[];
  /** Named examples of HTTP 200. */
  examples: Record<string, { summary: string; value: unknown }>;
  /** Schemas of `data`, by the name of the component. */
  schemas: Record<string, Schema>;
  /** `data` where no answer is known by its id. */
  fallback?: Schema;
}

/** Makes the answers of an operation of the table of response types and of the samples. */
export function makeAnswers(
  page: Page,
  operationId: string,
  operations: readonly FoundOperation[],
  known: KnownFields,
  tasks: Tasks,
): Answers {
  const samples = (page.samples ?? []).filter((sample) => isEnvelope(sample, tasks));
  const answers: Answers = { types: [], alternatives: [], examples: {}, schemas: {} };
  const fields = page.fields.filter(
    ({ place, hidden }) => place === "response" && !hidden?.includes("nesting"),
  );
  if (page.hidden.includes("nesting of the response fields"))
    tasks.add(
      "the response fields: the page does not show their nesting, so import its Markdown or openapi.json",
    );
  const taken = new Set<string>();
  const rows = listRows(page, samples, tasks);
  if (rows.length === 0) {
    tasks.add(
      "the response types: neither the page nor a sample has one, so the client reports each success as unknown_success",
    );
    const component = nameComponent(operationId, "data");
    const listed = { fields, isRequest: false, tasks, find: known.findAnswerField };
    answers.schemas[component] = {
      description: markGap("say what data is"),
      ...makeObject(
        listed,
        "data.",
        samples.map(({ value }) => value.data),
      ),
    };
    answers.fallback = describeData(`#/components/schemas/${component}`, fields) ?? {};
  }
  for (const [index, row] of rows.entries()) {
    const own = samples.filter(({ value }) => value.response_type_id === row.id);
    const name = nameAnswer(row.meaning, row.id, taken);
    taken.add(name);
    const data = own
      .map(({ value }) => value.data)
      .filter((value) => typeof value === "object" && value !== null);
    // The list of fields documents the first answer; the others have what their samples have.
    const listed = { fields, isRequest: false, tasks, find: known.findAnswerField };
    const schema =
      index === 0 ? makeObject(listed, "data.", data) : data.length > 0 ? inferSchema(data) : undefined;
    const component = nameComponent(operationId, name);
    if (schema)
      answers.schemas[component] = { description: markGap(`say what data of ${row.id} is`), ...schema };
    if (!schema) tasks.add(`data of answer ${row.id}: there is no sample`);
    // Who is sent on to a next call was not refused.
    const isSuccess =
      index === 0 || typeof row.next === "string" || own.some(({ value }) => value.status === 0);
    if (row.next === undefined) tasks.add(`the next step after answer ${row.id}`);
    if (index > 0)
      tasks.add(`whether answer ${row.id} is a success: taken as a ${isSuccess ? "success" : "failure"}`);
    const ref = schema && `#/components/schemas/${component}`;
    answers.types.push({
      id: row.id,
      name,
      meaning: markGap(`say what answer ${row.id} means`),
      success: isSuccess,
      ...(isListed(page, row) ? makeNext(row.next ?? null, operations) : onlyInSample),
      ...(ref && { data: ref }),
    });
    answers.alternatives.push(makeAlternative(row.id, name, describeData(ref, fields, index === 0)));
    addExamples(answers, own, name);
  }
  const others = samples.filter(({ value }) => !rows.some(({ id }) => id === value.response_type_id));
  for (const sample of others) {
    const name = nameAnswer(sample.title, undefined, taken);
    taken.add(name);
    addExamples(answers, [sample], name);
  }
  return answers;
}

const onlyInSample = {
  next: null,
  "x-docs": { says: "absent", reason: "In a sample of the page, not in its table of response types." },
};

function makeNext(next: string | null, operations: readonly FoundOperation[]): object {
  const step = next === null ? undefined : operations.find((operation) => isName(next, operation));
  if (step || next === null) return { next: step?.operationId ?? null };
  return { next: null, "x-docs": { says: { next }, reason: "The contract does not have that operation." } };
}

/** `data` of an answer: its schema, and the page where it lists no data, although every answer has some. */
function describeData(
  ref: string | undefined,
  fields: readonly Field[],
  isDocumented = true,
): Schema | undefined {
  const listed = fields.find(({ name }) => name === "data");
  const docs = isDocumented && fields.length > 0 ? declareData(listed) : undefined;
  if (ref === undefined && !docs) return undefined;
  return { ...(ref !== undefined && { $ref: ref }), ...(docs && { "x-docs": docs }) };
}

function declareData(listed: Field | undefined): Declaration | undefined {
  if (listed?.type === "object") return undefined;
  if (listed)
    return { says: { type: listed.type }, reason: markGap(`say what to do with data of that type`) };
  return { says: "absent", reason: "Every answer may have it; the page of this one does not list it." };
}

function makeAlternative(id: number, name: string, data: Schema | undefined): Schema {
  return {
    title: name.replaceAll("_", " "),
    allOf: [
      { $ref: "#/components/schemas/Envelope" },
      {
        type: "object",
        required: ["response_type_id"],
        properties: {
          response_type_id: { type: "number", const: id, examples: [id] },
          ...(data && { data }),
        },
      },
    ],
  };
}

function addExamples({ examples }: Answers, samples: readonly SampleAnswer[], name: string): void {
  for (const [index, { value }] of samples.entries()) {
    const id = value.response_type_id;
    const summary = `${name.replaceAll("_", " ")}${id === undefined ? "" : ` (${String(id)})`}`;
    examples[index === 0 ? name : `${name}_${index + 1}`] = { summary, value };
  }
}
