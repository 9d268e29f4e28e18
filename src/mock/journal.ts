import type { IncomingMessage } from "node:http";

/** One request as the mock saw it. In memory only: it holds what the caller sent, keys and persons included. */
export interface JournalEntry {
  /** Arrival by the clock of the mock, in milliseconds since the UNIX epoch. */
  time: number;
  method: string;
  /** The request target as sent, with the base path and the query. */
  path: string;
  /** Header names in lower case; the values of a repeated header are joined by a comma. */
  headers: Record<string, string>;
  /** The body as text, once it was read. */
  body?: string;
  /** The body as parsed, when it is JSON. */
  json?: unknown;
  /** HTTP status of the answer; missing until there is one, and when a fault holds it back. */
  status?: number;
  operationId?: string;
  /** Name of the documented example that was answered with. */
  example?: string;
  /** The fault of the network that spoiled the answer. */
  fault?: string;
  /** What is wrong with the signature, as in `x-mock-diagnosis`. */
  diagnosis?: string;
}

const maxEntries = 1000;

/** Adds a request to the journal, which forgets its oldest entry when it is full. */
export function recordRequest(journal: JournalEntry[], request: IncomingMessage, time: number): JournalEntry {
  // Of a request that a server received all of these are there.
  const fields = Object.entries(request.headersDistinct) as [name: string, values: string[]][];
  const entry = {
    time,
    method: request.method as string,
    path: request.url as string,
    headers: Object.fromEntries(fields.map(([name, values]) => [name, values.join(", ")])),
  };
  if (journal.push(entry) > maxEntries) journal.shift();
  return entry;
}
