import type { ResponseData, operations as table } from "../generated/tables.ts";
import type { components, operations } from "../generated/types.ts";

/** Name of an operation, its `operationId` in the contract. */
export type OperationId = keyof typeof table;

/** What every answer of the system is wrapped in. */
export type Envelope = components["schemas"]["Envelope"];

type PathOf<K extends OperationId> = operations[K]["parameters"]["path"];
// An operation without a query is generated with `query?: never`, which must not take the other fields with it.
type QueryOf<K extends OperationId> = operations[K]["parameters"] extends { query: infer Query }
  ? Query
  : unknown;
type BodyOf<K extends OperationId> = operations[K] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : unknown;

/** Parameters and body fields of an operation in one object, under their wire names. */
type WireInput<K extends OperationId> = Flatten<PathOf<K> & QueryOf<K> & BodyOf<K>>;

/** What the client fills in from its options when a call leaves it out. */
type DefaultedField = "initiator_id" | "user_code";

/** Input of a method: the fields of the contract; those with a default of the client may be left out. */
export type EkoInput<K extends OperationId> = Flatten<
  Omit<WireInput<K>, DefaultedField> & Partial<Pick<WireInput<K>, DefaultedField & keyof WireInput<K>>>
>;

type ResponseTypeOf<K extends OperationId> = (typeof table)[K]["responseTypes"][number];
type SuccessOf<K extends OperationId> = Extract<ResponseTypeOf<K>, { success: true }>;

/** What every success carries next to the fields of `data`. */
interface AnswerOf<Entry extends { name: string; next: string | null }> {
  /** Name of the answer; `switch` over it. */
  response_type: Entry["name"];
  /** What to call next, or null when the journey ends here. */
  next: Entry["next"];
  status: number;
  response_status_id: number | undefined;
  response_type_id: number | undefined;
  /** The server's text for people. */
  message: string | undefined;
}

type ReferenceOf<K extends OperationId> = "client_ref_id" extends keyof WireInput<K>
  ? { /** The reference of this call, given or made. */ client_ref_id: string }
  : unknown;

/** Result of a method: one member for each success of the contract, told apart by `response_type`. */
export type EkoResult<K extends OperationId> =
  SuccessOf<K> extends infer Entry
    ? Entry extends { name: keyof ResponseData[K] & string; next: string | null }
      ? Flatten<ResponseData[K][Entry["name"]] & AnswerOf<Entry> & ReferenceOf<K>>
      : never
    : never;

type Flatten<T> = { [Key in keyof T]: T[Key] };
