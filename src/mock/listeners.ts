import type { JournalEntry } from "./journal.ts";

/** Somebody who watches the mock. The entry that both functions get is the same object. */
export interface MockListener {
  /** Called when a request has arrived, before its body is read. */
  onRequest?: ((entry: Readonly<JournalEntry>) => void) | undefined;
  /** Called when a request is dealt with, also when a fault held back the answer. */
  onAnswer?: ((entry: Readonly<JournalEntry>) => void) | undefined;
}

/** Everybody who watches one mock. */
export interface Listeners {
  onRequest(entry: Readonly<JournalEntry>): void;
  onAnswer(entry: Readonly<JournalEntry>): void;
  /** Adds a listener, and returns how to remove it. */
  add(listener: MockListener): () => void;
  /** Resolves with the next request that is dealt with; with the next one of an operation, if one is named. */
  waitForAnswer(operationId?: string): Promise<Readonly<JournalEntry>>;
}

/** Makes the list of listeners, with a first one in it. A listener that throws harms neither the others nor the mock. */
export function createListeners(first: MockListener): Listeners {
  const listeners = new Set<MockListener>([first]);
  const call = (name: keyof MockListener, entry: JournalEntry) => {
    for (const listener of [...listeners]) {
      try {
        listener[name]?.(entry);
      } catch {
        // A listener that fails must not fail the request.
      }
    }
  };
  const add = (listener: MockListener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    onRequest: (entry) => call("onRequest", entry),
    onAnswer: (entry) => call("onAnswer", entry),
    add,
    waitForAnswer: (operationId) =>
      new Promise((resolve) => {
        const remove = add({
          onAnswer: (entry) => {
            if (operationId !== undefined && entry.operationId !== operationId) return;
            remove();
            resolve(entry);
          },
        });
      }),
  };
}
