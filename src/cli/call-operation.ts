import { meanings } from "../../generated/help.ts";
import type { OperationId } from "../contract-types.ts";
import { showsAnswers } from "./answer-flag.ts";
import type { CommandContext } from "./command.ts";
import { configuredFields, flagOf, listFields, readFields } from "./field-flags.ts";
import { makeMask, maskBody } from "./server/mask-body.ts";
import type { Server } from "./server/open-server.ts";

/** The result of any operation. */
export interface CallResult {
  [field: string]: unknown;
  response_type: string;
  next: OperationId | null;
}

/** A finished call with its input. */
interface FinishedCall {
  input: Readonly<Record<string, unknown>>;
  result: CallResult;
  /** The result as it may be printed: without sensitive values that the server has echoed. */
  shown: Readonly<Record<string, unknown>>;
}

/**
 * Calls an operation with the given flags, values of earlier answers, and samples for the rest, and says how it ended.
 *
 * @param known values from earlier answers, which outweigh the flags
 * @throws EkoError for every failure
 */
export async function callOperation(
  operation: OperationId,
  known: Readonly<Record<string, unknown>>,
  server: Server,
  context: CommandContext,
): Promise<FinishedCall> {
  const { say, show, wait, signal, values, env } = context;
  const input = { ...readFields(operation, values), ...pickFields(operation, known) };
  const { client_ref_id: _, ...sample } = pickFields(operation, server.sampleOf(operation));
  // The client fills in the configured fields.
  const fromSample = Object.keys(sample).filter(
    (field) => !(field in input) && !configuredFields.includes(field),
  );
  if (fromSample.length > 0) say(`Taken from the sample: ${fromSample.map(flagOf).join(", ")}.\n`);
  for (const field of fromSample) input[field] = sample[field];

  const call = server.eko[operation] as (input: object, options: object) => Promise<unknown>;
  const answer = wait(`Waiting for ${server.baseUrl}`, call(input, signal ? { signal } : {}));
  const result = (await answer) as CallResult;
  say(`Result: ${describeResult(operation, result)}`, "green");
  const shown = maskBody(result, makeMask(input, [])) as FinishedCall["shown"];
  if (!showsAnswers(values, env)) show(JSON.stringify(shown, null, 2));
  return { input, result, shown };
}

function pickFields(
  operation: OperationId,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    listFields(operation)
      .filter((field) => values[field] !== undefined)
      .map((field) => [field, values[field]]),
  );
}

function describeResult(operation: OperationId, { response_type }: CallResult): string {
  const meaningsByName: Readonly<Record<string, string>> = meanings[operation];
  return `${response_type}. ${meaningsByName[response_type]}`;
}
