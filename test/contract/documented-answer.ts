import type { ProbedId } from "./samples.ts";

/** An example of the contract: its body, and what the client makes of it. */
export interface DocumentedAnswer {
  operation: ProbedId;
  /** Name of the example under the operation. */
  example: string;
  body: Record<string, unknown>;
  /** Fields of the client's result, or of its error when there is a `code`. */
  outcome: Record<string, unknown>;
}
