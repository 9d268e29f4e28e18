import { TransportError } from "./transport-error.ts";
import { watchSignal } from "./watch-signal.ts";

/** Why a call ended early: its time is up, or the caller aborted it. */
export interface Cancellation {
  code: "timeout" | "aborted";
  /** The reason of the caller's signal. */
  reason?: unknown;
}

/** The time limit of one call and the caller's signal, as one thing to wait on. */
export class Deadline {
  readonly #expiresAt: number;
  #timer: NodeJS.Timeout | undefined;
  #unwatch: (() => void) | undefined;
  #listener: ((cancellation: Cancellation) => void) | undefined;
  #cancellation: Cancellation | undefined;
  #leftBehind: Promise<void> | undefined;

  /** Starts to count: `timeoutMs` from now, over all that the call does. */
  constructor(timeoutMs: number, signal?: AbortSignal) {
    this.#expiresAt = performance.now() + timeoutMs;
    if (signal?.aborted) {
      this.#cancel({ code: "aborted", reason: signal.reason });
      return;
    }
    if (signal !== undefined) {
      this.#unwatch = watchSignal(signal, () => this.#cancel({ code: "aborted", reason: signal.reason }));
    }
    this.#timer = setTimeout(() => this.#cancel({ code: "timeout" }), timeoutMs);
  }

  /** Set once the call is cancelled. */
  get cancellation(): Cancellation | undefined {
    return this.#cancellation;
  }

  /** Settles when nothing is left of the call; undefined nearly always: nothing is left behind. */
  get leftBehind(): Promise<void> | undefined {
    return this.#leftBehind;
  }

  /** Keeps the slot of a call that has ended, because something of it still uses a connection. */
  holdSlotUntil(released: Promise<void>): void {
    this.#leftBehind = released;
  }

  /** Milliseconds left, by the monotonic clock. */
  remainingMs(): number {
    return this.#expiresAt - performance.now();
  }

  /** Calls the listener when the call is cancelled, at once if it is already. A new listener replaces the previous one. */
  waitUntilCancelled(listener: (cancellation: Cancellation) => void): void {
    this.#listener = listener;
    if (this.#cancellation) listener(this.#cancellation);
  }

  /** Forgets the listener. */
  stopWaiting(): void {
    this.#listener = undefined;
  }

  /** Ends the watch: no timer and no listener is left behind. */
  end(): void {
    this.#listener = undefined;
    clearTimeout(this.#timer);
    this.#unwatch?.();
  }

  #cancel(cancellation: Cancellation): void {
    const listener = this.#listener;
    // Ended first, so that neither the timer nor the signal cancels it again.
    this.end();
    this.#cancellation = cancellation;
    listener?.(cancellation);
  }
}

/** The error of a call that is cancelled before anything of it was sent. */
export function cancelledUnsent({ code, reason }: Cancellation): TransportError {
  return new TransportError(code, { sent: false, cause: reason });
}

/** @throws TransportError `timeout` or `aborted`, not sent, when the call is cancelled already */
export function throwIfCancelled({ cancellation }: Deadline): void {
  if (cancellation) throw cancelledUnsent(cancellation);
}
