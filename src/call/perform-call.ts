import { operations } from "../../generated/tables.ts";
import { checkOptions, type Rules, signalRule, timeoutRule } from "../check-options.ts";
import type { OperationId } from "../contract-types.ts";
import { errorFromFailure } from "../errors/from-failure.ts";
import { notify, type OutcomeEvent } from "../hooks.ts";
import type { CallOptions, ResolvedOptions } from "../options.ts";
import { Deadline } from "../transport/deadline.ts";
import { interpretAnswer } from "./interpret-answer.ts";
import { makeClientRefId } from "./make-client-ref-id.ts";
import { type PreparedCall, prepareCall } from "./prepare-call.ts";
import { makeRedactor } from "./redact.ts";
import { type RequestContext, requestAnswer } from "./request-answer.ts";

const callRules: Rules<CallOptions> = { signal: signalRule, timeoutMs: timeoutRule };

/** What the calls of one client share. */
export interface CallContext extends RequestContext {
  options: ResolvedOptions;
}

/**
 * Performs an operation from its input to its result, and calls the hooks.
 *
 * @throws EkoError and nothing else
 */
export async function performCall(
  context: CallContext,
  operation: OperationId,
  input: unknown,
  callOptions: CallOptions = {},
): Promise<object> {
  const { options } = context;
  const { onAttempt, onOutcome } = options;
  const startedAt = performance.now();
  const call_id = makeClientRefId();
  let client_ref_id = call_id;
  let attempts = 0;
  let httpStatus: number | undefined;
  let deadline: Deadline | undefined;
  const describe = (error: unknown) =>
    errorFromFailure({ operation, client_ref_id, host: new URL(options.baseUrl).host }, error);

  const startAttempt = () => {
    const attempt = ++attempts;
    const attemptStartedAt = performance.now();
    httpStatus = undefined;
    return ({ answer, error }: { answer?: { httpStatus: number }; error?: unknown }) => {
      httpStatus = answer?.httpStatus;
      const code = error === undefined ? undefined : describe(error).code;
      const durationMs = millisecondsSince(attemptStartedAt);
      notify(onAttempt, { operation, call_id, client_ref_id, attempt, durationMs, httpStatus, code });
    };
  };
  const conclude = (end: Pick<OutcomeEvent, "outcome" | "response_type" | "code">) => {
    const durationMs = millisecondsSince(startedAt);
    notify(onOutcome, { operation, call_id, client_ref_id, attempts, durationMs, httpStatus, ...end });
  };

  try {
    const call = prepareCall(operation, input, options.defaults, call_id);
    client_ref_id = call.client_ref_id;
    const { signal, timeoutMs = options.timeoutMs } = checkOptions(callOptions, callRules);
    deadline = new Deadline(timeoutMs, signal);
    const answer = await requestAnswer(context, call, deadline, startAttempt);
    const redact = (text: string) => redactorOf(operation, call, options)(text);
    const identity = { operation, client_ref_id, redact };
    const result = interpretAnswer(identity, answer);
    conclude({ outcome: "success", response_type: result.response_type, code: undefined });
    return result;
  } catch (error) {
    const failure = describe(error);
    // Every error of a call has one; that of a refused input may be the caller's own.
    client_ref_id = failure.client_ref_id as string;
    conclude({ outcome: failure.outcome, response_type: undefined, code: failure.code });
    throw failure;
  } finally {
    deadline?.end();
  }
}

function millisecondsSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}

/** Redacts every value that the server may echo and a message must not show. */
function redactorOf(
  operation: OperationId,
  { params, body }: PreparedCall,
  { developerKey, accessKey }: ResolvedOptions,
) {
  const { client_ref_id: _, ...fields } = { ...params.path, ...params.query, ...body };
  return makeRedactor({ ...fields, developerKey, accessKey }, operations[operation].sensitive);
}
