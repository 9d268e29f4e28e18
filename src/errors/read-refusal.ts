import { refusalSchemas } from "../../generated/schemas.ts";
import { authErrors } from "../../generated/tables.ts";
import { keepsSchema } from "../list-violations.ts";
import { parseJson, repeatsKey } from "../parse-json.ts";
import type { Answer } from "../transport/transport.ts";
import { findEntry } from "./find-entry.ts";

/** A refused authentication, in the body that the contract documents for it. */
export interface Refusal {
  /** The entry of the contract for its `status`; undefined for the older form, which names no reason. */
  reason: AuthError | undefined;
}

type AuthError = (typeof authErrors)[keyof typeof authErrors];

/**
 * Reads a refusal in the API's own words. Only they prove that a call was not executed: a proxy can put a bare 401 or 403
 * in front of one that was.
 *
 * @returns undefined for every other answer
 */
export function readRefusal({ httpStatus, text }: Answer): Refusal | undefined {
  const schema = refusalSchemas[httpStatus];
  const body = schema && parseJson(text);
  if (schema === undefined || !keepsSchema(schema, body) || repeatsKey(text)) return undefined;
  const { status, response_type_id, data, otp_ref_id } = body as Record<string, unknown>;
  // A success that only the HTTP status calls a refusal has data.
  if (Object.keys(Object(data)).length > 0 || otp_ref_id !== undefined) return undefined;
  const reason = findEntry(authErrors, status);
  // The older form has no response_type_id.
  return response_type_id !== (reason && status) ? undefined : { reason };
}

/** Whether the server refused the timestamp, or may have: the older form does not say why. */
export function refusesTimestamp(refusal: Refusal | undefined): boolean {
  return refusal !== undefined && (refusal.reason?.name ?? "timestamp_expired") === "timestamp_expired";
}
