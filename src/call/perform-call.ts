import type { OperationId } from "../contract-types.ts";
import { errorFromFailure } from "../errors/from-failure.ts";
import { notify } from "../hooks.ts";
import { type ResolvedOptions, requireSignal, requireTimeout } from "../options.ts";
import { Deadline } from "../transport/deadline.ts";
import { interpretAnswer } from "./interpret-answer.ts";
import { type PreparedCall, prepareCall } from "./prepare-call.ts";
import { makeRedactor } from "./redact.ts";
import { type RequestContext, requestAnswer } from "./request-answer.ts";

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call at any stage; its reason becomes the `cause` of the error. */
  signal?: AbortSignal;
  /** Total time of this call in milliseconds, instead of the client's. */
  timeoutMs?: number;
}

/** What the calls of one client share. */
export interface CallContext extends RequestContext {
  options: ResolvedOptions;
}

/**
 * Performs an operation from its input to its result, and tells the hooks.
 *
 * @throws EkoError and nothing else
 */
export async function performCall(
  context: CallContext,
  operation: OperationId,
  input: unknown,
  callOptions: CallOptions | undefined,
): Promise<object> {
  const { options, serverClock } = context;
  const { onAttempt, onOutcome } = options;
  const startedAt = performance.now();
  let client_ref_id: string | undefined;
  let attempts = 0;
  let httpStatus: number | undefined;
  let deadline: Deadline | undefined;

  const startAttempt = () => {
    const attempt = ++attempts;
    const attemptStartedAt = performance.now();
    httpStatus = undefined;
    return ({ answer, error }: { answer?: { httpStatus: number }; error?: unknown }) => {
      httpStatus = answer?.httpStatus;
      const code =
        error === undefined ? undefined : errorFromFailure({ operation, client_ref_id }, error).code;
      const durationMs = performance.now() - attemptStartedAt;
      notify(onAttempt, { operation, client_ref_id, attempt, durationMs, httpStatus, code });
    };
  };
  const conclude = (outcome: "success" | "not_sent" | "rejected" | "unknown", code?: string) => {
    const durationMs = performance.now() - startedAt;
    notify(onOutcome, { operation, client_ref_id, attempts, durationMs, outcome, code, httpStatus });
  };

  try {
    const { signal, timeoutMs = options.timeoutMs } = callOptions ?? {};
    requireSignal(signal);
    requireTimeout(timeoutMs);
    const call = prepareCall(operation, input, options.defaults);
    client_ref_id = call.client_ref_id;
    deadline = new Deadline(timeoutMs, signal);
    const answer = await requestAnswer(context, call, deadline, startAttempt);
    const identity = { operation, client_ref_id, redact: (text: string) => redactorOf(call, options)(text) };
    const result = interpretAnswer(identity, answer, serverClock);
    conclude("success");
    return result;
  } catch (error) {
    const failure = errorFromFailure({ operation, client_ref_id }, error);
    conclude(failure.outcome, failure.code);
    throw failure;
  } finally {
    deadline?.end();
  }
}

/** Knows every value that the server may echo but no message may show. */
function redactorOf({ params, body }: PreparedCall, { developerKey, accessKey }: ResolvedOptions) {
  const { client_ref_id: _, ...fields } = { ...params.path, ...params.query, ...body };
  return makeRedactor({ ...fields, developerKey, accessKey });
}
