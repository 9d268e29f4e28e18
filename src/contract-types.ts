import type { EkoInputs, EkoResults } from "../generated/methods.ts";
import type { OperationId } from "../generated/tables.ts";
import type { components } from "../generated/types.ts";

export type { OperationId };

/** What every answer of the system is wrapped in. */
export type Envelope = components["schemas"]["Envelope"];

/** Input of a method: the fields of the contract; those that the client can fill in may be left out. */
export type EkoInput<K extends OperationId> = EkoInputs[K];

/** Result of a method: one member for each success of the contract, told apart by `response_type`. */
export type EkoResult<K extends OperationId> = EkoResults[K];
