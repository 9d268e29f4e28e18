import { setImmediate } from "node:timers";
import { cancelledUnsent, type Deadline } from "./deadline.ts";

/** Runs a task when a slot is free; tasks start in the order in which they asked. */
export type Limiter = <T>(deadline: Deadline, task: () => Promise<T>) => Promise<T>;

// Taken while the module loads: under the fake timers of a test nobody would advance it.
const atEndOfTurn = setImmediate;

/**
 * Lets at most `max` tasks run at a time. A task that is cancelled while it waits never starts; one that leaves something
 * behind keeps its slot until that is gone.
 *
 * The returned limiter throws a TransportError (`timeout` or `aborted`, not sent) for a task cancelled in the queue.
 */
export function limitConcurrency(max: number): Limiter {
  const waiting = new Set<() => void>();
  let free = max;
  let endsAwaited = 0;

  // Tasks start together at the end of a turn of the event loop, for two reasons. undici frees a connection at the end
  // of the turn of its answer: a task before that would open another. And after a pause of the process the loop first
  // learns which connections have been closed meanwhile.
  const startAtEndOfTurn = () => {
    endsAwaited++;
    atEndOfTurn(startWaiting);
  };
  const startWaiting = () => {
    // The last one has waited for the connections of all answers of this turn.
    if (--endsAwaited > 0) return;
    for (const start of waiting) {
      if (free === 0) return;
      free--;
      waiting.delete(start);
      start();
    }
  };

  const waitForSlot = (deadline: Deadline) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        deadline.stopWaiting();
        resolve();
      };
      waiting.add(start);
      deadline.waitUntilCancelled((cancellation) => {
        waiting.delete(start);
        reject(cancelledUnsent(cancellation));
      });
      if (endsAwaited === 0) startAtEndOfTurn();
    });

  const release = () => {
    free++;
    startAtEndOfTurn();
  };

  return async (deadline, task) => {
    await waitForSlot(deadline);
    try {
      return await task();
    } finally {
      if (deadline.leftBehind === undefined) release();
      else void deadline.leftBehind.then(release);
    }
  };
}
