import type { AnswerBranch } from "../probes/answer-branch.ts";
import { answerBranches, documentedIds } from "../probes/answer-branches.ts";
import type { AnswerValues } from "../probes/answer-values.ts";
import { httpErrorBodies, statusesWithoutBody } from "../probes/http-error-bodies.ts";
import type { CheckedContract, CheckedOperation } from "./checked-contract.ts";
import { judgeAnswers } from "./find-violations.ts";

type Body = Readonly<Record<string, unknown>>;

interface Described {
  body: Body;
  required: readonly string[];
  fields: Readonly<Record<string, AnswerValues>>;
}

interface Trial {
  body: unknown;
  accepted: boolean;
  what: string;
}

/** Tries good and almost good answers of an operation: each field of each answer in turn. */
export function* checkAnswersOf(contract: CheckedContract, id: AnswerBranch["operation"]): Iterable<string> {
  const operation = contract.operations.get(id);
  if (operation === undefined) return yield `There is no operation ${id}.`;
  yield* tryBodies(contract, operation, "200", trialsOf(id));
  for (const [httpStatus, trials] of errorTrials) yield* tryBodies(contract, operation, httpStatus, trials);
  for (const httpStatus of statusesWithoutBody) {
    const content = contract.find(
      "paths",
      operation.path,
      operation.method,
      "responses",
      httpStatus,
    )?.content;
    if (content !== undefined) yield `${id} documents a body for ${httpStatus}`;
  }
}

function* tryBodies(
  contract: CheckedContract,
  operation: CheckedOperation,
  httpStatus: string,
  trials: readonly Trial[],
) {
  const judge = judgeAnswers(contract, operation, httpStatus);
  for (const { body, accepted, what } of trials) {
    const violations = judge(body);
    if (accepted && violations.length > 0)
      yield `${operation.id} at ${httpStatus} refuses ${what}: ${violations.join(", ")}`;
    if (!accepted && violations.length === 0) yield `${operation.id} at ${httpStatus} accepts ${what}`;
  }
}

const answerTrials = new Map<string, readonly Trial[]>();

// Made once: each mutant of the contract is tried with all of them.
function trialsOf(id: AnswerBranch["operation"]): readonly Trial[] {
  const known = answerTrials.get(id);
  if (known) return known;
  const branches = answerBranches.filter(({ operation }) => operation === id);
  const trials = [
    ...branches.flatMap((branch) => listTrials(branch, branch.name)),
    ...branches.flatMap((branch) => listIdTrials(branch, documentedIds[id])),
    ...[null, [], "", 1, [{ status: 0 }]].map((body) => ({
      body,
      accepted: false,
      what: JSON.stringify(body),
    })),
  ];
  answerTrials.set(id, trials);
  return trials;
}

const errorTrials = httpErrorBodies.map(
  (entry) => [entry.httpStatus, listTrials(entry, "the body")] as const,
);

function listTrials({ body, required, fields }: Described, name: string): Trial[] {
  const bare = Object.keys(fields)
    .filter((path) => !required.includes(path))
    .reduce<Body>((rest, path) => put(rest, path, undefined), body);
  const trials: Trial[] = [
    { body, accepted: true, what: name },
    { body: bare, accepted: true, what: `${name} with the required fields alone` },
  ];
  for (const path of new Set([...required, ...Object.keys(fields)])) {
    trials.push({
      body: put(body, path, undefined),
      accepted: !required.includes(path),
      what: `${name} without ${path}`,
    });
  }
  for (const [path, { accepted, refused }] of Object.entries(fields)) {
    const trial = (value: unknown, isAccepted: boolean, on: Body): Trial => ({
      body: put(on, path, value),
      accepted: isAccepted,
      what: `${name} with ${path} ${JSON.stringify(value).slice(0, 60)}`,
    });
    trials.push(
      ...accepted.map((value) => trial(value, true, body)),
      ...refused.map((value) => trial(value, false, body)),
    );
    // Alone beside the required fields: no field needs another.
    if (!required.includes(path))
      trials.push(...accepted.slice(0, 2).map((value) => trial(value, true, bare)));
  }
  const objects = [
    "",
    ...Object.keys(fields).flatMap((path) =>
      path
        .split(".")
        .slice(0, -1)
        .map((_, index, keys) => keys.slice(0, index + 1).join(".")),
    ),
  ];
  for (const path of new Set(objects)) {
    // Fields that nobody documented: a reader tolerates them.
    for (const [field, value] of Object.entries({ extra: 1, "x-trace": "x", Größe: null, "": [] })) {
      const place = path === "" ? field : `${path}.${field}`;
      trials.push({
        body: put(body, place, value),
        accepted: true,
        what: `${name} with the unknown field ${place}`,
      });
    }
  }
  return trials;
}

/** Ids around the documented ones: those of other operations, and each that nobody documented. */
function listIdTrials({ name, body }: AnswerBranch, ids: readonly number[]): Trial[] {
  const own = ids.includes(body.response_type_id as number);
  const others = [
    ...range(-2, 20),
    ...range(298, 312),
    ...range(2127, 2150),
    132,
    319,
    327,
    461,
    463,
    1297,
    2483,
    4711,
    9999,
    2129.5,
  ];
  return (own ? others : [...others, ...range(20, 60), ...range(2480, 2490)])
    .filter((id) => !ids.includes(id))
    .map(
      (id): Trial => ({
        body: { ...body, response_type_id: id },
        accepted: true,
        what: `${name} with the id ${id}`,
      }),
    )
    .concat({
      body: put(body, "response_type_id", undefined),
      accepted: true,
      what: `${name} without an id`,
    });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** A copy of the body with another value at a path; undefined removes the field. */
function put(body: Body, path: string, value: unknown): Body {
  const [key = "", ...rest] = path.split(".");
  if (rest.length > 0) {
    const inner = body[key];
    if (inner === undefined)
      return value === undefined ? body : { ...body, [key]: put({}, rest.join("."), value) };
    return { ...body, [key]: put(inner as Body, rest.join("."), value) };
  }
  const { [key]: _, ...others } = body;
  return value === undefined ? others : { ...others, [key]: value };
}
