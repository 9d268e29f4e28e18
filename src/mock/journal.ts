import type { IncomingMessage } from "node:http";
import type { MockOperation } from "../../generated/mock.ts";
import type { Violation } from "./answer.ts";
import { maskBody, maskTarget } from "./mask-sensitive.ts";

/**
 * One request as the mock saw it. In memory only: it holds all that was sent, keys and persons included, except the
 * fields that the contract marks as sensitive.
 */
export interface JournalEntry {
  /** Number of the request since the mock was started, from 1. */
  id: number;
  /** Arrival by the clock of the mock, in milliseconds since the UNIX epoch. */
  time: number;
  method: string;
  /** The request target as sent, with the base path and the query. */
  path: string;
  /** Header names in lower case; the values of a repeated header are joined by a comma. */
  headers: Record<string, string>;
  /** The body as text, once it was read. */
  body?: string;
  /** The body as parsed; undefined when it is not JSON. */
  readonly json?: unknown;
  /** HTTP status of the answer; missing until there is one, and when a fault holds it back. */
  status?: number;
  /** Time from the arrival to the answer, in milliseconds. */
  durationMs?: number;
  operationId?: string;
  /** Name of the documented example that was answered with. */
  example?: string;
  /** The body of the answer, before a fault spoiled it. */
  answer?: unknown;
  /** The fault of the network that spoiled the answer. */
  fault?: string;
  /** The mistakes in the signature, as in `x-mock-diagnosis`. */
  diagnosis?: string;
  /** Where the request breaks the contract. */
  violations?: readonly Violation[];
}

/** The requests so far, oldest first. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Adds a request. The oldest ones are forgotten when there are too many, or they take too much memory. */
  record(request: IncomingMessage, time: number): JournalEntry;
  /** Adds the body to an entry, without the sensitive fields. */
  recordBody(entry: JournalEntry, bytes: Buffer, operation: MockOperation): void;
  /** Adds the violations to an entry. */
  recordViolations(entry: JournalEntry, violations: readonly Violation[]): void;
  /** Hides the query of a request that belongs to no operation, except the parameters of these names. */
  hideQuery(entry: JournalEntry, shown: readonly string[]): void;
  reset(): void;
}

const maxEntries = 1000;
const maxBytes = 16 * 1024 * 1024;

/** Makes an empty journal, bounded by the number of requests and by their size. */
export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  let count = 0;
  let size = 0;
  const forgetOldest = () => {
    while (entries.length > maxEntries || (size > maxBytes && entries.length > 1)) {
      size -= sizeOf(entries.shift() as JournalEntry);
    }
  };
  const change = (
    entry: JournalEntry,
    changes: Partial<Pick<JournalEntry, "body" | "path" | "violations">>,
  ) => {
    const before = sizeOf(entry);
    Object.assign(entry, changes);
    // It can have been forgotten while its body or its answer was on the way.
    const [oldest] = entries;
    if (oldest !== undefined && entry.id >= oldest.id) size += sizeOf(entry) - before;
    forgetOldest();
  };
  return {
    entries,
    record: (request, time) => {
      const headers: Record<string, string> = {};
      for (const [name, values = []] of Object.entries(request.headersDistinct)) {
        headers[name] = values.join(", ");
      }
      // A request that a server received has a method and a target.
      const entry: JournalEntry = {
        id: ++count,
        time,
        method: request.method as string,
        path: request.url as string,
        headers,
        // Parsed when somebody looks, because the parsed form of a body can take many times its memory.
        get json() {
          return parseJson(this.body);
        },
      };
      entries.push(entry);
      size += sizeOf(entry);
      forgetOldest();
      return entry;
    },
    recordBody: (entry, bytes, operation) => {
      change(entry, {
        body: maskBody(bytes.toString(), operation),
        path: maskTarget(entry.path, operation),
      });
    },
    recordViolations: (entry, violations) => change(entry, { violations }),
    hideQuery: (entry, shown) => change(entry, { path: maskTarget(entry.path, { shown }) }),
    reset: () => {
      entries.length = 0;
      size = 0;
    },
  };
}

/** The characters of an entry that a request can make many: a body of unknown fields has a violation for each. */
function sizeOf({ body = "", path, violations = [] }: JournalEntry): number {
  let size = body.length + path.length;
  for (const violation of violations) size += violation.path.length + violation.message.length;
  return size;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
