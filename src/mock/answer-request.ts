import type { IncomingMessage } from "node:http";
import { type Answer, Refusal } from "./answer.ts";
import type { FaultName } from "./answers/faults.ts";
import type { Journey } from "./answers/journey.ts";
import { findScenario, type Scenarios } from "./answers/scenarios.ts";
import { callPrism } from "./call-prism.ts";
import { checkAccept } from "./gate/check-accept.ts";
import { checkQuery } from "./gate/check-query.ts";
import { findOperation, type Match } from "./gate/find-operation.ts";
import { forbid } from "./gate/forbid.ts";
import { parseBody } from "./gate/parse-body.ts";
import { readBody } from "./gate/read-body.ts";
import { readPreference, type WantedAnswer } from "./gate/read-preference.ts";
import type { JournalEntry } from "./journal.ts";
import type { LoadedPrism } from "./load-prism.ts";
import { type SignaturePolicy, verifySignature } from "./signature/verify-signature.ts";

/** What all requests to one mock share. */
export interface MockContext {
  prism: LoadedPrism;
  basePath: string;
  scenarios: Scenarios;
  journey: Journey;
  /** Missing when signatures are not verified. */
  signaturePolicy: SignaturePolicy | undefined;
}

/** The documented answer to give, and the fault that spoils it. */
interface ChosenAnswer extends WantedAnswer {
  fault?: FaultName;
}

/** Decides the answer to one request, and notes in its journal entry how. Never rejects. */
export async function answerRequest(
  context: MockContext,
  request: IncomingMessage,
  entry: JournalEntry,
): Promise<Answer> {
  try {
    return await decide(context, request, entry);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return { status: 500, body: { message: "The mock failed to answer this request." } };
  }
}

async function decide(context: MockContext, request: IncomingMessage, entry: JournalEntry): Promise<Answer> {
  // Path and method come first: what is wrong with them can be told without a key, and nothing is read for it.
  const match = findOperation(context.prism.operations, context.basePath, entry.method, entry.path);
  const { operation, path, customerId } = match;
  if (operation.iid !== undefined) entry.operationId = operation.iid;

  const bytes = await readBody(request);
  entry.body = bytes.toString();

  if (context.signaturePolicy) {
    const mistakes = verifySignature(request.headersDistinct, bytes, context.signaturePolicy);
    if (mistakes.length > 0) {
      entry.diagnosis = mistakes.join(", ");
      forbid(operation, mistakes);
    }
  }

  checkAccept(entry.headers.accept);
  const body = parseBody(bytes, entry.headers);
  if (body !== undefined) entry.json = body;
  const query = checkQuery(match);
  const preference = readPreference(operation, entry.headers.prefer);
  const chosen: ChosenAnswer = preference ?? chooseAnswer(context, match, body);
  const { fault, ...wanted } = chosen;
  const answer = await callPrism(context.prism, {
    operation,
    path,
    query,
    headers: entry.headers,
    body,
    wanted,
  });
  // Only now is the request known to be valid: what was refused must neither move a customer nor meet a fault.
  if (wanted.example !== undefined) {
    entry.example = wanted.example;
    context.journey.observe(customerId, wanted.example);
  }
  if (fault === undefined) return answer;
  entry.fault = fault;
  return { ...answer, fault };
}

/** The answer of the scenario that the customer id stands for, or else of the customer's state. */
function chooseAnswer(
  { scenarios, journey }: MockContext,
  { operation, customerId }: Match,
  body: unknown,
): ChosenAnswer {
  const { status, example, fault } = findScenario(scenarios, customerId, operation) ?? {};
  if (status !== undefined) return { status, ...(example !== undefined && { example }) };
  const ownExample = journey.choose(operation.iid, customerId, body);
  return {
    ...(ownExample !== undefined && { status: 200, example: ownExample }),
    ...(fault && { fault }),
  };
}
