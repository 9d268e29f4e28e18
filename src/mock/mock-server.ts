import type { mockJourney } from "../../generated/mock.ts";
import type { OperationId } from "../contract-types.ts";
import type { CustomerProgress } from "./answers/journey.ts";
import type { AuthStatus } from "./gate/refuse-signature.ts";
import type { JournalEntry } from "./journal.ts";
import type { MockListener } from "./listeners.ts";

/** Options of the mock; all have defaults. */
export interface MockServerOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on, the loopback by default. */
  host?: string;
  /** The accepted `developer_key`. */
  developerKey?: string;
  /** The access key that signatures are verified with. */
  accessKey?: string;
  /** Current time in milliseconds since the UNIX epoch. */
  clock?: () => number;
  /** How far a timestamp may be from the clock, in milliseconds, both ways; 2 minutes by default, as the vendor says. */
  clockWindowMs?: number;
  /** Whether signatures are verified. Without it the signing headers must be there, with any value. */
  verifySignature?: boolean;
  /** Whether a timestamp serves once, as the vendor says; true by default. */
  singleUseTimestamps?: boolean;
  /** HTTP status of a refused signature: 401 by default, 403 as in the vendor's older documents. */
  authStatus?: AuthStatus;
  /** Time to wait before each answer, in milliseconds. */
  delayMs?: number;
  /**
   * Whether a browser gets pages: the inspector of the requests at `GET /`, and at `GET /docs` the documented samples to
   * send to this mock.
   *
   * @default false
   */
  inspector?: boolean;
  /** Called when a request has arrived, before its body is read. */
  onRequest?: (entry: Readonly<JournalEntry>) => void;
  /** Called when a request is dealt with, also when a fault held back the answer. */
  onAnswer?: (entry: Readonly<JournalEntry>) => void;
}

/** How far a customer is in each journey of the contract. */
export type MockCustomer = Readonly<Record<keyof (typeof mockJourney)["journeys"], CustomerProgress>>;

/** A running mock. */
export interface MockServer {
  /** Base URL for a client, with the base path of the sandbox. */
  readonly url: string;
  /** The requests so far, oldest first: the last thousand, fewer when their bodies are large. */
  readonly journal: readonly Readonly<JournalEntry>[];
  /** How far a customer is: `mock.customer("9444444444").onboarding.state`. A stranger is at the start. */
  customer(customerId: string): MockCustomer;
  /** Ids of the customers that the mock remembers, the one met first at the beginning. */
  customers(): string[];
  /** Resolves when the next request, or the next one of an operation, is dealt with. Never rejects. */
  next(operationId?: OperationId): Promise<Readonly<JournalEntry>>;
  /** Calls the listener for each request from now on. @returns a function that ends it */
  subscribe(listener: MockListener): () => void;
  /** Forgets all requests, customers and used timestamps. */
  reset(): void;
  /** Stops the mock and cuts all connections. */
  close(): Promise<void>;
}
