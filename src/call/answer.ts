import type { components } from "../../generated/types.ts";
import type { OperationId } from "../contract-types.ts";

/** The answer of the server, read to its last byte. */
export interface Answer {
  httpStatus: number;
  /** Value of a header, or null; several of one name are joined by a comma. */
  header: (name: string) => string | null;
  text: string;
}

/** Which call an answer belongs to. */
export interface CallIdentity {
  operation: OperationId;
  client_ref_id: string | undefined;
  /** Takes the values of the call out of a text of the server, which may echo them. */
  redact: (text: string) => string;
}

/** What every answer of the system is wrapped in. */
export type Envelope = components["schemas"]["Envelope"];
