import type { IncomingMessage } from "node:http";
import type { Scenario } from "../../generated/mock.ts";
import { type MockAnswer, Refusal, refuse } from "./answer.ts";
import { type ChosenAnswer, chooseAnswer } from "./answers/choose-answer.ts";
import type { Journeys } from "./answers/journey.ts";
import { checkAccept } from "./gate/check-accept.ts";
import { checkRequest } from "./gate/check-request.ts";
import { findOperation, type Routes } from "./gate/find-operation.ts";
import { parseBody } from "./gate/parse-body.ts";
import { readBody } from "./gate/read-body.ts";
import { readPreference } from "./gate/read-preference.ts";
import { type AuthStatus, refuseSignature } from "./gate/refuse-signature.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import type { SignaturePolicy } from "./signature/signature-policy.ts";
import { verifySignature } from "./signature/verify-signature.ts";

/** The state that all requests to one mock share. */
export interface MockContext {
  routes: Routes;
  scenarios: Readonly<Record<string, Scenario>>;
  journeys: Journeys;
  journal: Journal;
  signaturePolicy: SignaturePolicy;
  authStatus: AuthStatus;
}

/** Decides the answer to one request, and notes in its journal entry how. Never rejects. */
export async function answerRequest(
  context: MockContext,
  request: IncomingMessage,
  entry: JournalEntry,
): Promise<MockAnswer> {
  try {
    return await decide(context, request, entry);
  } catch (error) {
    // Only an operation can say which of its fields are sensitive.
    if (entry.operationId === undefined) {
      const names = context.routes.routes.flatMap(({ operation }) => operation.query);
      context.journal.hideQuery(entry, names);
    }
    if (error instanceof Refusal) return error.answer;
    return { status: 500, body: { message: "The mock failed to answer this request." } };
  }
}

async function decide(
  context: MockContext,
  request: IncomingMessage,
  entry: JournalEntry,
): Promise<MockAnswer> {
  if (request.headers.host === undefined && request.httpVersion !== "1.0") {
    refuse(400, "The Host header is missing. HTTP/1.1 requires it.");
  }
  // Path and method come first: a mistake in them can be reported without a key, and without reading the body.
  const match = findOperation(context.routes, entry.method, entry.path);
  const { operation } = match;
  entry.operationId = operation.id;

  const bytes = await readBody(request);
  context.journal.recordBody(entry, bytes, operation);

  const { method, url: target } = request as { method: string; url: string };
  const signed = { method, target, headers: request.headersDistinct, body: bytes };
  const refusal = verifySignature(signed, context.signaturePolicy);
  if (refusal !== undefined) {
    entry.diagnosis = refusal.mistakes.join(", ");
    refuseSignature(operation, refusal, context.authStatus);
  }

  checkAccept(entry.headers.accept);
  const body = operation.body ? parseBody(bytes, entry.headers) : undefined;
  const preference = readPreference(operation, entry.headers.prefer);
  const fields = checkRequest(match, body);
  // Only now is the request known to be valid: a refused request must neither move a customer nor meet a fault.
  const chosen: ChosenAnswer = preference ?? chooseAnswer(operation, fields, context);
  const { status, example, fault } = chosen;
  if (fault !== undefined) entry.fault = fault;
  if (example !== undefined) entry.example = example;
  const documented = example && operation.answers[status]?.[example];
  // The journeys speak of answers of the system, not of HTTP errors. Whoever asks for an example gets it as it is.
  const answer =
    example !== undefined && status === 200
      ? context.journeys.perform(operation.id, example, fields, documented, preference !== undefined)
      : documented;
  return { status, body: answer, ...(fault && { fault }) };
}
