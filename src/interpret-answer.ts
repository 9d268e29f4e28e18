import { httpErrors, operations, statusCodes } from "../generated/contract.ts";
import type { components } from "../generated/types.ts";
import { validateData, validateEnvelope } from "../generated/validators.ts";
import type { OperationId } from "./contract-types.ts";
import { type EkoErrorDetails, EkoHttpError, EkoRejectionError, EkoResponseError } from "./errors.ts";

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

type StatusTable = Record<number, { name: string; meaning: string } | undefined>;

type Envelope = components["schemas"]["Envelope"];

interface ResponseType {
  id: number;
  name: string;
  success: boolean;
  next: string | null;
  withoutIdAtStatus: number | null;
}

/**
 * Decides what an answer means, from the tables of the contract alone.
 *
 * @returns the fields of `data` with the envelope's, when the contract calls the answer a success
 * @throws EkoHttpError when the server refused the request as HTTP
 * @throws EkoRejectionError when the business refused it
 * @throws EkoResponseError when the answer says nothing reliable
 */
export function interpretAnswer(call: CallIdentity, answer: Answer): object {
  if (answer.httpStatus !== 200) throw describeHttpError(call, answer);
  const envelope = readEnvelope(call, answer);
  const type = findResponseType(call.operation, envelope);
  if (type === undefined) {
    if (envelope.status !== 0) throw describeRejection(call, envelope);
    throw responseError(
      call,
      answer,
      "unknown_success",
      "The answer claims success in a form that the contract does not know.",
    );
  }
  if (!type.success) throw describeRejection(call, envelope);
  if (!hasDataOf(call.operation, type, envelope)) {
    throw responseError(
      call,
      answer,
      "incomplete_answer",
      `The answer says ${type.name}, but its data is not as documented.`,
    );
  }
  const { status, response_status_id, response_type_id, message, data } = envelope;
  return {
    ...data,
    response_type: type.name,
    next: type.next,
    status,
    response_status_id,
    response_type_id,
    message,
    ...(call.client_ref_id === undefined ? {} : { client_ref_id: call.client_ref_id }),
  };
}

function readEnvelope(call: CallIdentity, answer: Answer): Envelope {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    // The parser's error quotes the body, which may hold personal data: it is not passed on.
    throw responseError(call, answer, "unreadable_body", "The answer is not JSON.");
  }
  if (!validateEnvelope(body)) {
    throw responseError(call, answer, "unexpected_body", "The answer is not the documented envelope.");
  }
  return body as Envelope;
}

/**
 * The entry of the table that an answer belongs to. A `status` that the contract knows as a failure
 * outweighs the id: for calls that move no money both have to be considered.
 */
function findResponseType(operation: OperationId, envelope: Envelope): ResponseType | undefined {
  const { status, response_type_id } = envelope;
  const types: readonly ResponseType[] = operations[operation].responseTypes;
  if (status !== 0 && Object.hasOwn(statusCodes, status)) return undefined;
  return (
    types.find((type) => type.id === response_type_id) ??
    types.find((type) => type.withoutIdAtStatus === status && hasDataOf(operation, type, envelope))
  );
}

function hasDataOf(operation: OperationId, { name }: ResponseType, { data }: Envelope): boolean {
  const validate = validateData[operation][name];
  return validate === undefined || validate(data ?? {});
}

function describeRejection(call: CallIdentity, envelope: Envelope): EkoRejectionError {
  const { status, response_status_id, response_type_id, message } = envelope;
  const known: { name: string; meaning: string } | undefined = (statusCodes as StatusTable)[status];
  const params = envelope.invalid_params ?? envelope.invalid_parameters;
  const reasons = [
    known?.meaning,
    message === undefined ? undefined : `The server says: ${JSON.stringify(call.redact(message))}.`,
    params && `Fields: ${Object.keys(params).map(call.redact).join(", ")}.`,
  ];
  return new EkoRejectionError(
    [`${call.operation} was rejected with status ${status}.`, ...reasons].filter(Boolean).join(" "),
    {
      ...identify(call),
      code: known?.name ?? "rejected",
      outcome: "rejected",
      status,
      response_status_id,
      response_type_id,
      invalid_params:
        params &&
        Object.fromEntries(
          Object.entries(params).map(([name, text]) => [call.redact(name), call.redact(text)]),
        ),
    },
  );
}

function describeHttpError(call: CallIdentity, answer: Answer): EkoHttpError | EkoResponseError {
  const { httpStatus } = answer;
  const known = (httpErrors as StatusTable)[httpStatus];
  if (known !== undefined) {
    return new EkoHttpError(`${call.operation} got HTTP ${httpStatus}. ${known.meaning}`, {
      ...identify(call),
      code: known.name,
      outcome: "rejected",
      httpStatus,
    });
  }
  if (httpStatus >= 300 && httpStatus < 400) {
    return responseError(
      call,
      answer,
      "redirect_refused",
      "Redirects are not followed: the target would get the keys.",
    );
  }
  const code = httpStatus >= 500 ? "server_error" : "unexpected_status";
  return responseError(call, answer, code, "Whether the request had an effect is not known.");
}

function responseError(call: CallIdentity, answer: Answer, code: string, reason: string): EkoResponseError {
  const { httpStatus } = answer;
  return new EkoResponseError(`${call.operation} got HTTP ${httpStatus}. ${reason}`, {
    ...identify(call),
    code,
    outcome: "unknown",
    httpStatus,
  });
}

function identify({
  operation,
  client_ref_id,
}: CallIdentity): Pick<EkoErrorDetails, "operation" | "client_ref_id"> {
  return { operation, client_ref_id };
}
