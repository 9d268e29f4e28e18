export { contractProvenance } from "../generated/provenance.ts";
export { createEkoClient, type EkoClient } from "./client.ts";
export { computeSecretKey } from "./compute-secret-key.ts";
export type { EkoInput, EkoResult, OperationId } from "./contract-types.ts";
export type { EkoApi } from "./create-api.ts";
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
  type Outcome,
} from "./errors.ts";
export type { AttemptEvent, OutcomeEvent } from "./hooks.ts";
export { makeClientRefId } from "./make-client-ref-id.ts";
export type { EkoClientOptions } from "./options.ts";
export type { CallOptions } from "./perform-call.ts";
