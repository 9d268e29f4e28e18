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
export interface WireResponse {
  status: number;
  headers: WireHeaders;
  text: string;
}

/** Header fields of an answer. */
export interface WireHeaders extends Iterable<[name: string, value: string]> {
  /** The value of a header, whatever its case; values of the same name are joined by a comma, as in `Headers`. */
  get(name: string): string | null;
}

/**
 * Sends one request and reads the whole answer, without following a redirect or sending twice.
 *
 * @throws TransportError for everything but an answer
 */
export type Transport = (request: WireRequest, deadline: Deadline) => Promise<WireResponse>;

/** Largest answer that is read, in decoded bytes: real ones have a few hundred. */
export const maxBodyBytes = 2 ** 20;

/** Why there is no answer, and whether a byte of the request may have left. */
export class TransportError extends Error {
  readonly code: TransportErrorCode;
  readonly sent: boolean;
  /** Status of the answer, when one began to arrive. */
  readonly httpStatus: number | undefined;

  constructor(
    code: TransportErrorCode,
    { sent, httpStatus, cause }: { sent: boolean; httpStatus?: number | undefined; cause?: unknown },
  ) {
    super(code, { cause });
    this.code = code;
    this.sent = sent;
    this.httpStatus = httpStatus;
  }
}

/** What can go wrong between the call and its answer. */
export type TransportErrorCode =
  | "timeout"
  | "aborted"
  | "connection_refused"
  | "dns_failure"
  | "dns_temporary_failure"
  | "connect_timeout"
  | "tls_failure"
  | "connection_failed"
  | "connection_lost"
  | "body_too_large"
  | "invalid_encoding"
  | "unexpected_failure";
