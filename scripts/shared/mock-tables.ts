// The types of generated/mock.ts, which begins with this text: one declaration for the generator and the mock.

/** Name of a fault of the network (src/mock/answers/faults.ts). */
export type FaultName =
  | "no_answer"
  | "connection_reset"
  | "truncated_json"
  | "slow_drip"
  | "html_bad_gateway"
  | "redirect";

/** An operation of the contract, as far as the mock answers it. */
export interface MockOperation {
  id: string;
  /** In upper case. */
  method: string;
  /** Template with the parameters in braces, without the base path. */
  path: string;
  /** Names of the query parameters. */
  query: readonly string[];
  /** Parameters that the wire carries as text and the contract types otherwise, by their type. */
  typed: Readonly<Record<string, "number" | "integer" | "boolean">>;
  /** Names of the body's fields; missing when the operation takes no body. */
  body?: readonly string[];
  bodyRequired: boolean;
  /** Fields that may be kept as sent; missing when none of the operation's fields is sensitive, so that all may. */
  shown?: readonly string[];
  /** Bodies of the documented answers by HTTP status and name; a status without any is answered with an empty body. */
  answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What the mock answers to one customer id, as `x-mock-scenarios` of the contract says. */
export interface Scenario {
  meaning: string;
  /** HTTP status of the documented answer. */
  status?: number;
  /** Name of the documented example; missing for an answer without a body. */
  example?: string;
  /** The fault of the network that takes the place of the answer. */
  fault?: FaultName;
}

/** One rule of a journey. The first whose conditions all hold chooses the answer. */
export interface JourneyRule {
  /** States of the customer in which the rule holds; all when missing. */
  in?: readonly string[];
  /** Patterns that fields of the request must match. */
  when?: Readonly<Record<string, string>>;
  /** Fields of the request of which at least one differs from the value that is known of the customer by that name. */
  unless?: readonly string[];
  /** How often the rule holds in a row, until the state changes or a reference is made. */
  times?: number;
  /** Name of the documented example to answer with, at HTTP 200. */
  answer: string;
  /** The state afterwards, or one for each state before. */
  to?: string | Readonly<Record<string, string>>;
  /** Fields of the request that become known of the customer. */
  remember?: readonly string[];
  /** JSON pointers into the answer to references that are made anew, and become known by the name at their end. */
  make?: readonly string[];
  /** Values of the answer that are taken from what is known of the customer, or else from the request. */
  show?: Readonly<Record<string, string>>;
}

/** How the answers to a customer follow from the earlier ones. */
export interface JourneyTable {
  /** The field that tells customers apart. */
  customer: string;
  /** The state of a customer who is met for the first time. */
  start: string;
  /** Rules by operation, in the order in which they are asked. */
  operations: Readonly<Record<string, readonly JourneyRule[]>>;
}

/** All journeys, as `x-mock-journey` of the contract says. */
export interface JourneyTables {
  /** What is known of every customer from the start, such as the right OTP. */
  known: Readonly<Record<string, string>>;
  journeys: Readonly<Record<string, JourneyTable>>;
}
