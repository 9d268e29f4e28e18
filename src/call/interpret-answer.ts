import { dataSchemas, envelopeSchema } from "../../generated/schemas.ts";
import { operations, type ResponseType, statusCodes, successStatus } from "../../generated/tables.ts";
import type { Envelope, OperationId } from "../contract-types.ts";
import {
  type CallIdentity,
  type DatedAnswer,
  httpErrorFrom,
  rejectionFrom,
  unreliableAnswer,
} from "../errors/from-answer.ts";
import { keepsSchema } from "../list-violations.ts";
import { parseJson, repeatsKey } from "../parse-json.ts";
import { rememberAnswer } from "../read-answer.ts";
import type { Answer } from "../transport/transport.ts";

/**
 * Decides what an answer means, from the tables of the contract alone.
 *
 * @returns the fields of `data` with the envelope's, with the name of the answer and the operation to call next
 * @throws EkoHttpError when the server refused the request by its HTTP status
 * @throws EkoRejectionError when HTTP 200 carries a failure of the business
 * @throws EkoResponseError when the answer proves nothing
 */
export function interpretAnswer(call: CallIdentity, answer: DatedAnswer): { response_type: string } {
  if (answer.httpStatus !== 200) throw httpErrorFrom(call, answer);
  const envelope = readEnvelope(call, answer);
  const type = findResponseType(call.operation, envelope);
  if (type === undefined || !type.success) {
    const isRejection = type !== undefined || envelope.status !== successStatus;
    if (!isRejection || announcesSuccess(call.operation, envelope)) {
      throw unreliableAnswer(call, answer, "unknown_success");
    }
    if (repeatsKey(answer.text)) throw unreliableAnswer(call, answer, "unexpected_body");
    throw rejectionFrom(call, answer, envelope, type);
  }
  if (!hasDataOf(call.operation, type, envelope)) {
    throw unreliableAnswer(call, answer, "incomplete_answer");
  }
  const { status, response_status_id, response_type_id, message, data } = envelope;
  // Into the parsed object, which is ours alone: V8 copies a parsed object by spread seven times as slowly.
  const result = Object.assign(data ?? {}, {
    response_type: type.name,
    next: type.next,
    status,
    response_status_id,
    response_type_id,
    message,
    client_ref_id: call.client_ref_id,
  });
  return rememberAnswer(result, answer);
}

function readEnvelope(call: CallIdentity, answer: Answer): Envelope {
  const body = parseJson(answer.text);
  if (body === undefined) throw unreliableAnswer(call, answer, "unreadable_body");
  if (!keepsSchema(envelopeSchema, body)) throw unreliableAnswer(call, answer, "unexpected_body");
  return body as Envelope;
}

/**
 * The entry of the table that an answer belongs to. A `status` that the contract knows as a failure
 * outweighs the id: for calls that move no money both have to be considered.
 */
function findResponseType(operation: OperationId, envelope: Envelope): ResponseType | undefined {
  const { status, response_type_id } = envelope;
  const types: readonly ResponseType[] = operations[operation].responseTypes;
  const isFailure = status !== successStatus && Object.hasOwn(statusCodes, status);
  const fits = (type: ResponseType) =>
    response_type_id === undefined
      ? type.impliedByStatus === status && hasDataOf(operation, type, envelope)
      : type.id === response_type_id;
  return types.find((type) => fits(type) && !(type.success && isFailure));
}

function hasDataOf(operation: OperationId, { name }: ResponseType, { data }: Envelope): boolean {
  const schema = dataSchemas[operation][name];
  return schema === undefined || keepsSchema(schema, data ?? {});
}

/**
 * Whether the status is the id of a success, or the answer has fields of a success only, such as an otp_ref_id, also as a
 * number or outside of `data`: we cannot call such an answer a rejection.
 */
function announcesSuccess(operation: OperationId, envelope: Envelope): boolean {
  const types: readonly ResponseType[] = operations[operation].responseTypes;
  const parts = [envelope.data, envelope].flatMap((part) => [part, withNumbersAsText(part)]);
  return types.some(({ id, name, success }) => {
    if (!success) return false;
    const schema = dataSchemas[operation][name];
    return (
      envelope.status === id ||
      (schema !== undefined && !keepsSchema(schema, {}) && parts.some((part) => keepsSchema(schema, part)))
    );
  });
}

function withNumbersAsText(part: object | undefined): object {
  const entries = Object.entries(part ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "number" ? String(value) : value]),
  );
}
