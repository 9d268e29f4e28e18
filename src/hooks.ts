import type { OperationId } from "./contract-types.ts";
import type { Outcome } from "./errors/eko-errors.ts";

/** One request and what came of it. Holds no personal data. */
export interface AttemptEvent {
  operation: OperationId;
  client_ref_id: string | undefined;
  /** 1, or 2 for the one repetition that the policy allows. */
  attempt: number;
  /** From asking for a slot to the last byte of the answer, in milliseconds. */
  durationMs: number;
  /** Status of the answer; undefined when there is none. */
  httpStatus: number | undefined;
  /** Code of the failure that left the attempt without an answer. */
  code: string | undefined;
}

/** The end of a call. Holds no personal data. */
export interface OutcomeEvent {
  operation: OperationId;
  client_ref_id: string | undefined;
  /** How many requests were tried; 0 when the input was refused. */
  attempts: number;
  /** Of the whole call, in milliseconds. */
  durationMs: number;
  outcome: "success" | Outcome;
  /** Code of the error; undefined on success. */
  code: string | undefined;
  /** Status of the last answer; undefined when there is none. */
  httpStatus: number | undefined;
}

/** Tells a hook, for logging or tracing. What the hook does, even throwing, never changes the call. */
export function notify<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  if (hook === undefined) return;
  try {
    Promise.resolve(hook(event)).catch(() => {});
  } catch {}
}
