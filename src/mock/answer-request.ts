import type { IncomingMessage } from "node:http";
import { type Answer, Refusal } from "./answer.ts";
import { callPrism } from "./call-prism.ts";
import { checkQuery } from "./gate/check-query.ts";
import { findOperation } from "./gate/find-operation.ts";
import { forbid } from "./gate/forbid.ts";
import { parseBody } from "./gate/parse-body.ts";
import { readBody } from "./gate/read-body.ts";
import { readPreference } from "./gate/read-preference.ts";
import { type SignaturePolicy, verifySignature } from "./gate/verify-signature.ts";
import type { JournalEntry } from "./journal.ts";
import type { LoadedPrism } from "./load-prism.ts";

/** What all requests to one mock share. */
export interface MockContext {
  prism: LoadedPrism;
  basePath: string;
  /** Missing when signatures are not verified. */
  signaturePolicy: SignaturePolicy | undefined;
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
  const { operation, path } = match;
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

  const body = parseBody(bytes, entry.headers);
  if (body !== undefined) entry.json = body;
  const query = checkQuery(match);
  const wanted = readPreference(operation, entry.headers.prefer);
  if (wanted.example !== undefined) entry.example = wanted.example;
  return callPrism(context.prism, { operation, path, query, headers: entry.headers, body, wanted });
}
