import { TransportError } from "./transport.ts";
import { watchSignal } from "./watch-signal.ts";

/** Why a call ended early: its time is up, or the caller aborted it. */
export interface Cancellation {
  code: "timeout" | "aborted";
  /** The reason of the caller's signal. */
  reason?: unknown;
}

/** The time limit of one call and the caller's signal, as one thing to wait on. */
export interface Deadline {
  /** Set once the call is cancelled. */
  readonly cancellation: Cancellation | undefined;
  /** Milliseconds left, on a clock that nobody can set. */
  remainingMs(): number;
  /**
   * Calls the listener when the call is cancelled, at once if it is already. There is one at a time, for a call waits
   * for one thing.
   */
  onCancel(listener: ((cancellation: Cancellation) => void) | undefined): void;
  /** Ends the watch: no timer and no listener is left behind. */
  end(): void;
}

interface PendingDeadline extends Deadline {
  expiresAt: number;
  cancel(cancellation: Cancellation): void;
}

// One timer for all calls: a timer per call would cost more than the signature.
const pending = new Set<PendingDeadline>();
let timer: NodeJS.Timeout | undefined;
let timerExpiresAt = Number.POSITIVE_INFINITY;

/** Starts the time limit of a call, `timeoutMs` from now over all that the call does. */
export function startDeadline(timeoutMs: number, signal?: AbortSignal): Deadline {
  let cancellation: Cancellation | undefined;
  let listener: ((cancellation: Cancellation) => void) | undefined;
  let unwatch: (() => void) | undefined;
  const onAbort = () => deadline.cancel({ code: "aborted", reason: signal?.reason });
  const deadline: PendingDeadline = {
    expiresAt: performance.now() + timeoutMs,
    get cancellation() {
      return cancellation;
    },
    remainingMs: () => deadline.expiresAt - performance.now(),
    onCancel(next) {
      listener = next;
      if (cancellation) listener?.(cancellation);
    },
    cancel(reason) {
      // Ended first, so that neither the timer nor the signal cancels it again.
      deadline.end();
      cancellation = reason;
      listener?.(reason);
    },
    end() {
      pending.delete(deadline);
      unwatch?.();
      if (pending.size === 0) timer?.unref();
    },
  };
  if (signal?.aborted) {
    onAbort();
    return deadline;
  }
  if (signal !== undefined) unwatch = watchSignal(signal, onAbort);
  pending.add(deadline);
  armTimer(deadline.expiresAt);
  return deadline;
}

/** @throws TransportError `timeout` or `aborted`, not sent, when the call is cancelled already */
export function throwIfCancelled({ cancellation }: Deadline): void {
  if (cancellation) throw new TransportError(cancellation.code, { sent: false, cause: cancellation.reason });
}

function armTimer(expiresAt: number): void {
  if (expiresAt < timerExpiresAt) {
    clearTimeout(timer);
    timerExpiresAt = expiresAt;
    timer = setTimeout(sweep, Math.max(0, expiresAt - performance.now()));
  }
  timer?.ref();
}

function sweep(): void {
  timer = undefined;
  timerExpiresAt = Number.POSITIVE_INFINITY;
  const now = performance.now();
  let next = Number.POSITIVE_INFINITY;
  for (const deadline of pending) {
    if (deadline.expiresAt <= now) deadline.cancel({ code: "timeout" });
    else next = Math.min(next, deadline.expiresAt);
  }
  if (pending.size > 0) armTimer(next);
}
