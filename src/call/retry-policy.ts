import { cancelledUnsent, type Deadline } from "../transport/deadline.ts";
import { TransportError, type TransportErrorCode } from "../transport/transport-error.ts";

// Failures that may be gone a moment later, and that prove that nothing was sent.
const passing: ReadonlySet<TransportErrorCode> = new Set([
  "connection_refused",
  "dns_temporary_failure",
  "connect_timeout",
]);

/** Whether a request that failed may be sent once more without a risk of doing it twice. */
export function mayResend(error: unknown): error is TransportError {
  return error instanceof TransportError && !error.sent && passing.has(error.code);
}

/** How long to wait before the one repetition, in milliseconds: 500 and up to 250 more, so that clients spread. */
export function chooseRetryDelay(): number {
  return 500 + Math.random() * 250;
}

/**
 * Waits, inside the deadline of the call.
 *
 * @throws TransportError `timeout` or `aborted`, not sent, when the call is cancelled meanwhile
 */
export function pause(ms: number, deadline: Deadline): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      deadline.stopWaiting();
      resolve();
    }, ms);
    deadline.waitUntilCancelled((cancellation) => {
      clearTimeout(timer);
      reject(cancelledUnsent(cancellation));
    });
  });
}
