import type { Deadline } from "./deadline.ts";

/** A request as it goes to the network. */
export interface WireRequest {
  method: string;
  url: string;
  /** By names in lower case. */
  headers: Headers | ReadonlyMap<string, string>;
  body: string | undefined;
}

/** The answer of the server, read to its last byte and decoded. */
export interface Answer {
  httpStatus: number;
  headers: AnswerHeaders;
  text: string;
}

/** Header fields of an answer. */
export interface AnswerHeaders extends Iterable<[name: string, value: string]> {
  /** The value of a header, whatever its case; values of the same name are joined by a comma, as in `Headers`. */
  get(name: string): string | null;
}

/**
 * Sends one request and reads the whole answer, without following a redirect or sending twice.
 *
 * @throws TransportError for everything but an answer
 */
export type Transport = (request: WireRequest, deadline: Deadline) => Promise<Answer>;

/** Largest answer that is read, in decoded bytes: real ones have a few hundred. */
export const maxBodyBytes = 2 ** 20;
