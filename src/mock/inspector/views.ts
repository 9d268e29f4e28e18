// The data that the inspector's server sends to its page. Both sides import it, so it imports nothing.

/** A request as a row of the list. */
export interface RequestRow {
  id: number;
  /** Arrival in milliseconds since the UNIX epoch. */
  time: number;
  method: string;
  path: string;
  operationId?: string;
  /** Missing while there is no answer, and when a fault held it back. */
  httpStatus?: number;
  responseTypeId?: number;
  /** Whether the answer refuses the call although its HTTP status is 200. */
  isRejected?: true;
  example?: string;
  fault?: string;
  diagnosis?: string;
  violations: number;
  /** Missing while the request is under way. */
  durationMs?: number;
}

/** One step from keys and timestamp to a signature. */
export interface SignatureStep {
  name: string;
  expected: string;
  /** The value that was used; missing when it is not recognised. */
  sent?: string;
}

/** Where a request breaks the contract. */
export interface BrokenRule {
  location: string;
  /** JSON pointer to the value within its location. */
  path: string;
  rule: string;
  message: string;
}

/** Everything about one request. */
export interface RequestDetails extends RequestRow {
  headers: Record<string, string>;
  body?: string;
  answer?: unknown;
  broken: readonly BrokenRule[];
  /** What to fix, a sentence for each mistake in the signature. */
  advice: string[];
  /** Missing where the access key is not the mock's own, and where nothing is wrong with the signature. */
  steps?: SignatureStep[];
}

/** A customer the mock remembers. */
export interface CustomerRow {
  id: string;
  journeys: { name: string; state: string; known: Record<string, string> }[];
}

/** A customer id that always gets the same answer, and an operation that shows it. */
export interface ScenarioButton {
  id: string;
  meaning: string;
  operationId: string;
}

/** The documented sample of an operation. */
export interface DocumentedSample {
  operationId: string;
  method: string;
  /** Template with the parameters in braces. */
  path: string;
  /** Parameters and fields of the body in one object. */
  values: Readonly<Record<string, unknown>>;
}

/** The answer to a sample. */
export interface TryAnswer {
  /** Missing where no answer came. */
  httpStatus?: number;
  /** The body as it came. */
  text: string;
}

/** The first event of the stream. */
export interface Greeting {
  url: string;
  developerKey?: string;
  accessKey?: string;
  verifiesSignatures: boolean;
  rows: RequestRow[];
  customers: CustomerRow[];
  scenarios: ScenarioButton[];
  samples: DocumentedSample[];
}
