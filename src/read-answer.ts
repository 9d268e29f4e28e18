import { parseJson } from "./parse-json.ts";
import type { Answer } from "./transport/transport.ts";

/** What the server sent, behind a result or an error. It may repeat the input: never log it. */
export interface RawAnswer extends Answer {
  /** The text of the answer, parsed as JSON; undefined when it is not JSON. */
  body: unknown;
}

// All copies of the package share it.
const answerKey = Symbol.for("eko-onboarding.answer");

/** Keeps the answer for as long as the result or the error exists; returns what it belongs to. */
export function rememberAnswer<Owner extends object>(owner: Owner, answer: Answer): Owner {
  // As a function, because `util.inspect` can show any other value. V8 collects what a WeakMap holds much later.
  return Object.defineProperty(owner, answerKey, { value: () => answer });
}

/**
 * Reads the answer of the server that led to a result or an error: HTTP status, header fields, text and parsed body.
 * Copies of a result do not have it.
 *
 * @example
 * const customer = await eko.getCustomer({ customer_id: "9444444444" });
 * const requestId = readAnswer(customer)?.headers.get("x-request-id");
 * @returns undefined when no answer came, or none that could be read
 */
export function readAnswer(resultOrError: object): RawAnswer | undefined {
  // Callers without types pass whatever a catch has caught.
  const answer = (Object(resultOrError) as { [answerKey]?: () => Answer })[answerKey]?.();
  if (answer === undefined) return undefined;
  const { httpStatus, headers, text } = answer;
  return { httpStatus, headers, text, body: parseJson(text) };
}
