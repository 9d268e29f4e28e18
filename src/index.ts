/**
 * The client. Begin with {@link createEkoClient}; each method of {@link EkoMethods} is an operation of the API, and each
 * failure is an {@link EkoError}.
 *
 * @module eko-onboarding
 */
export type * from "../generated/methods.ts";
export { contractProvenance } from "../generated/provenance.ts";
export type { EkoApi } from "./api/create-api.ts";
export { makeClientRefId } from "./call/make-client-ref-id.ts";
export { createEkoClient, type EkoClient } from "./client.ts";
export type { EkoInput, EkoResult, OperationId } from "./contract-types.ts";
export type { CodeOf, EkoErrorCode, EkoErrorName } from "./errors/codes.ts";
export {
  EkoConfigError,
  EkoConnectionError,
  EkoError,
  EkoHttpError,
  EkoInputError,
  EkoRejectionError,
  EkoResponseError,
  EkoTimeoutError,
  type InputIssue,
  isEkoError,
  type Outcome,
} from "./errors/eko-errors.ts";
export type { AttemptEvent, OutcomeEvent } from "./hooks.ts";
export type { CallOptions, EkoClientOptions } from "./options.ts";
export { optionsFromEnv } from "./options-from-env.ts";
export { type RawAnswer, readAnswer } from "./read-answer.ts";
export { computeSecretKey } from "./signing/compute-secret-key.ts";
