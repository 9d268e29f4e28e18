import type { OperationId } from "./contract-types.ts";
import type { EkoErrorCode } from "./errors/codes.ts";
import type { Outcome } from "./errors/eko-errors.ts";

/** The call that an event belongs to. */
export interface CallEvent {
  operation: OperationId;
  /** The same in all events of one call, and unique across calls and processes. */
  call_id: string;
  /** The reference of the call, given or made. */
  client_ref_id: string;
}

/** One HTTP attempt, after its end. Holds no personal data. */
export interface AttemptEvent extends CallEvent {
  /** 1, or 2 for the one repetition that the policy allows. */
  attempt: number;
  /** From asking for a slot to the last byte of the answer, in whole milliseconds. */
  durationMs: number;
  /** Status of the answer; undefined when there is none. */
  httpStatus: number | undefined;
  /** Code of the failure; undefined when an answer came, whatever it says. */
  code: EkoErrorCode | undefined;
}

/** The end of a call. Holds no personal data. */
export interface OutcomeEvent extends CallEvent {
  /** Number of HTTP attempts; 0 when the input was refused. */
  attempts: number;
  /** Duration of the whole call, in whole milliseconds. */
  durationMs: number;
  outcome: "success" | Outcome;
  /** Name of the answer; undefined when the call failed. */
  response_type: string | undefined;
  /** Code of the error; undefined on success. */
  code: EkoErrorCode | undefined;
  /** Status of the last answer; undefined when there is none. */
  httpStatus: number | undefined;
}

/** Calls a hook. Whatever the hook does, even throwing, never changes the call. */
export function notify<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  if (hook === undefined) return;
  try {
    Promise.resolve(hook(event)).catch(() => {});
  } catch {}
}
