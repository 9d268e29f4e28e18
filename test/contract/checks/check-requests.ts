import { foreignFields, type ProbedOperation, probedOperations } from "../probes/probed-operations.ts";
import type { CheckedContract } from "./checked-contract.ts";
import { judgeRequests, type MeantRequest } from "./find-violations.ts";

/** Tries the values chosen by hand in every field of an operation, one at a time. */
export function* checkRequestsOf(contract: CheckedContract, probed: ProbedOperation): Iterable<string> {
  const operation = contract.operations.get(probed.id);
  if (operation === undefined) return yield `There is no operation ${probed.id}.`;
  const judge = judgeRequests(contract, operation);
  for (const { input, accepted, what, place } of trials.get(probed) ?? listTrials(probed)) {
    const violations = judge(input);
    if (violations.length === 0 && accepted) continue;
    if (accepted && violations.length > 0) yield `${probed.id} refuses ${what}: ${violations.join(", ")}`;
    if (!accepted && violations.length === 0) yield `${probed.id} accepts ${what}`;
    // One fault has one place: a violation elsewhere means that the request is refused for another reason.
    if (!accepted && !violations.every((violation) => violation.startsWith(place)))
      yield `${probed.id} refuses ${what} elsewhere: ${violations.join(", ")}`;
  }
}

// Made once: each mutant of the contract is tried with all of them.
const trials = new Map(
  probedOperations.map((probed): [ProbedOperation, Trial[]] => [probed, [...listTrials(probed)]]),
);

interface Trial {
  input: MeantRequest;
  accepted: boolean;
  what: string;
  /** Where a refusal has to be. */
  place: string;
}

function* listTrials(probed: ProbedOperation): Iterable<Trial> {
  const { fields, sample } = probed;
  const trial = (input: Record<string, unknown>, accepted: boolean, what: string, place = ""): Trial => ({
    input: splitInput(probed, input),
    accepted,
    what,
    place,
  });
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  yield trial(sample, true, "its sample");
  yield trial(
    Object.fromEntries(required.map((name) => [name, sample[name]])),
    true,
    "the required fields alone",
  );
  for (const [name, field] of Object.entries(fields)) {
    const place = `${field.location}/${name}`;
    const { [name]: _, ...without } = sample;
    yield trial(without, !field.required, `no ${name}`, place);
    const { accepted, refused } = field.values;
    for (const value of accepted) yield trial({ ...sample, [name]: value }, true, `${name} ${show(value)}`);
    for (const value of refused)
      yield trial({ ...sample, [name]: value }, false, `${name} ${show(value)}`, place);
  }
  const unknown = foreignFields.filter((name) => !(name in fields));
  for (const name of unknown) yield trial({ ...sample, [name]: "1" }, false, `the field ${name}`);

  const { path, query } = splitInput(probed, sample);
  const hasBody = probed.method !== "get";
  yield { input: { path, query }, accepted: !hasBody, what: "no body", place: "body" };
  for (const body of [null, "{}", 1, [{}]])
    yield { input: { path, query, body }, accepted: false, what: `the body ${show(body)}`, place: "body" };
}

/** The request that an input means; a field that the operation does not know goes where its own fields go. */
function splitInput(
  { fields, method }: ProbedOperation,
  input: Readonly<Record<string, unknown>>,
): MeantRequest {
  const rest = method === "get" ? "query" : "body";
  const parts: Record<"path" | "query" | "body", Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const [name, value] of Object.entries(input)) parts[fields[name]?.location ?? rest][name] = value;
  const { path, query, body } = parts;
  return method === "get" ? { path, query } : { path, query, body };
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 60 ? `${text.slice(0, 40)}… (${text.length} characters)` : text;
}
