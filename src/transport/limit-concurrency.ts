import { type Deadline, throwIfCancelled } from "./deadline.ts";
import { TransportError } from "./transport.ts";

/** Runs a task when a slot is free; tasks start in the order in which they asked. */
export type Limiter = <T>(deadline: Deadline, task: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `max` tasks run at a time. A task that is cancelled while it waits never starts.
 *
 * The returned limiter throws a TransportError (`timeout` or `aborted`, not sent) for a task cancelled in the queue.
 */
export function limitConcurrency(max: number): Limiter {
  let running = 0;
  // A queue with a moving head: shift() would copy a long queue at every call.
  let queue: (() => boolean)[] = [];
  let head = 0;

  const release = () => {
    running--;
    while (running < max && head < queue.length) {
      if (queue[head++]?.()) running++;
    }
    if (head > 1024 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
  };

  const waitForSlot = (deadline: Deadline) =>
    new Promise<void>((resolve, reject) => {
      let waiting = true;
      queue.push(() => {
        if (!waiting) return false;
        deadline.onCancel(undefined);
        resolve();
        return true;
      });
      deadline.onCancel(({ code, reason }) => {
        waiting = false;
        reject(new TransportError(code, { sent: false, cause: reason }));
      });
    });

  return async (deadline, task) => {
    throwIfCancelled(deadline);
    if (running < max) running++;
    else await waitForSlot(deadline);
    try {
      return await task();
    } finally {
      // undici frees a connection one turn of the event loop after its answer; a call before that would open another.
      setImmediate(release);
    }
  };
}
