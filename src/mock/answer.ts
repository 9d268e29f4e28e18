import type { FaultName } from "./answers/faults.ts";

/** An answer of the mock before it is written to the socket. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Written as JSON; none means an empty body. */
  body?: unknown;
  /** What spoils the delivery. */
  fault?: FaultName;
}

/** One thing in a request that breaks the contract. */
export interface Violation {
  /** Where the value travels: `path`, `query`, `header` or `body`. */
  location: string;
  /** JSON pointer to the value within its location, empty for the location as a whole. */
  path: string;
  /** The broken rule: a JSON Schema keyword or a name of the mock's own. */
  rule: string;
  message: string;
}

/** Ends the handling of a request with an answer; thrown by the checks, caught once. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super("The mock refuses the request.");
    this.answer = answer;
  }
}

/** Refuses a request with a JSON body that says why. @throws Refusal always */
export function refuse(
  status: number,
  message: string,
  details: { violations?: Violation[]; headers?: Record<string, string> } = {},
): never {
  const { violations, headers } = details;
  throw new Refusal({
    status,
    ...(headers && { headers }),
    body: { message, ...(violations && { violations }) },
  });
}
