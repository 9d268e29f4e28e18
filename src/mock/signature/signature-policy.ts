import { createSecretKey, type KeyObject } from "node:crypto";
import type { authErrors } from "../../../generated/tables.ts";
import { encodeKey } from "../../signing/compute-secret-key.ts";
import type { SignatureMistake } from "./mistakes.ts";
import type { UsedTimestamps } from "./used-timestamps.ts";

/** What the mock verifies signatures with. */
export interface SignaturePolicy {
  developerKey: string;
  accessKey: string;
  /** Current time in milliseconds since the UNIX epoch. */
  clock: () => number;
  /** How far a timestamp may be from the clock, in milliseconds, both ways. */
  clockWindowMs: number;
  /** Whether the values are verified; otherwise the headers must be there with any value. */
  verifySignature: boolean;
  /** Missing when a timestamp may be used again. */
  usedTimestamps?: UsedTimestamps | undefined;
}

/** A request as far as its signature is judged. */
export interface SignedRequest {
  method: string;
  /** The request target with the base path and the query. */
  target: string;
  /** Header values as received: a list for each name, because a header can come twice. */
  headers: Readonly<Record<string, string[] | undefined>>;
  body: Buffer;
}

/** Why a signature is refused. */
export interface SignatureRefusal {
  /** Name of the contract's example for it. */
  authError: AuthError;
  /** Several, when the signature was made with several. */
  mistakes: SignatureMistake[];
  /** Names of the headers that are missing or empty. */
  missing?: string[];
}

/** Name of an authentication error of the contract. */
export type AuthError = (typeof authErrors)[keyof typeof authErrors]["name"];

/** Refuses a signature, and names each mistake once. */
export function refuse(authError: AuthError, ...mistakes: SignatureMistake[]): SignatureRefusal {
  return { authError, mistakes: [...new Set(mistakes)] };
}

interface PreparedKey {
  encoded: string;
  hmacKey: KeyObject;
}

const preparedKeys = new WeakMap<SignaturePolicy, PreparedKey>();

/** The access key in the forms that every request needs, made once for a policy. */
export function prepareKey(policy: SignaturePolicy): PreparedKey {
  const known = preparedKeys.get(policy);
  if (known !== undefined) return known;
  const encoded = encodeKey(policy.accessKey);
  const prepared = { encoded, hmacKey: createSecretKey(encoded, "utf8") };
  preparedKeys.set(policy, prepared);
  return prepared;
}
