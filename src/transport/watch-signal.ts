interface Watch {
  callbacks: Set<() => void>;
  listener: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/**
 * Calls back when the signal is aborted. All calls that share a signal share one listener: of more than ten, Node warns
 * as of a leak.
 *
 * @returns how to stop; the last to stop takes the listener away
 */
export function watchSignal(signal: AbortSignal, onAbort: () => void): () => void {
  const watch = watches.get(signal) ?? startWatch(signal);
  watch.callbacks.add(onAbort);
  return () => {
    if (!watch.callbacks.delete(onAbort) || watch.callbacks.size > 0) return;
    watches.delete(signal);
    try {
      signal.removeEventListener("abort", watch.listener);
    } catch {
      // A signal of the caller's own making; the call has ended, and its result must not suffer from it.
    }
  };
}

function startWatch(signal: AbortSignal): Watch {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener("abort", listener);
  const watch = { callbacks, listener };
  watches.set(signal, watch);
  return watch;
}
