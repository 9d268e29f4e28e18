import type { FaultName } from "../../generated/mock.ts";

/** An answer of the mock before it is written to the socket. */
export interface MockAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Written as JSON; missing for an empty body. */
  body?: unknown;
  /** The fault that spoils the delivery. */
  fault?: FaultName;
  /** Why the request is refused, for the journal; the body holds it as well. */
  violations?: readonly Violation[];
}

/** One thing in a request that breaks the contract. */
export interface Violation {
  /** Where the value travels: `path`, `query`, `header` or `body`. */
  location: string;
  /** JSON pointer to the value within its location, empty for the location as a whole. */
  path: string;
  /** The broken rule: a JSON Schema keyword or a name of the mock's own. */
  rule: string;
  /** The requirement; it never quotes the value. */
  message: string;
}

/** Ends the handling of a request with an answer; thrown by the checks, caught once. */
export class Refusal extends Error {
  readonly answer: MockAnswer;

  constructor(answer: MockAnswer) {
    super("The mock refuses the request.");
    this.answer = answer;
  }
}

/** Refuses a request with a JSON body that says why. @throws Refusal always */
export function refuse(
  status: number,
  message: string,
  details: { violations?: readonly Violation[]; headers?: Record<string, string> } = {},
): never {
  const { violations } = details;
  throw new Refusal({ status, ...details, body: { message, ...(violations && { violations }) } });
}
