import {
  type OperationId,
  operations,
  type ResponseType,
  signingHeaders,
} from "../../../generated/tables.ts";
import type { JournalEntry } from "../journal.ts";
import { explainSignature } from "../signature/explain-signature.ts";
import { type SignatureMistake, signatureMistakes } from "../signature/mistakes.ts";
import type { Keys } from "./keys.ts";
import type { RequestDetails, RequestRow, SignatureStep } from "./views.ts";

const maxPathLength = 200;

/** A request as a row of the list, without headers, bodies and long queries: a thousand of them are light. */
export function describeRow(entry: Readonly<JournalEntry>): RequestRow {
  const { id, time, method, path, operationId, status, example, fault, diagnosis, durationMs } = entry;
  const { response_type_id: responseTypeId } = Object(entry.answer) as { response_type_id?: unknown };
  return {
    id,
    time,
    method,
    path: path.length > maxPathLength ? `${path.slice(0, maxPathLength)}…` : path,
    violations: entry.violations?.length ?? 0,
    ...(operationId !== undefined && { operationId }),
    ...(status !== undefined && { httpStatus: status }),
    ...(typeof responseTypeId === "number" && { responseTypeId }),
    ...(status === 200 &&
      fault === undefined &&
      !isSuccess(operationId, responseTypeId) && { isRejected: true }),
    ...(example !== undefined && { example }),
    ...(fault !== undefined && { fault }),
    ...(diagnosis !== undefined && { diagnosis }),
    ...(durationMs !== undefined && { durationMs }),
  };
}

function isSuccess(operationId: JournalEntry["operationId"], id: unknown): boolean {
  // The mock answers with 200 only for an operation of the contract.
  const types: readonly ResponseType[] = operations[operationId as OperationId].responseTypes;
  return types.some((type) => type.id === id && type.success);
}

/** Everything about one request. @param keys the mock's own keys; missing when somebody chose others */
export function describeDetails(entry: Readonly<JournalEntry>, keys: Keys | undefined): RequestDetails {
  const { headers, body, answer, violations = [], diagnosis } = entry;
  const mistakes = diagnosis?.split(", ") ?? [];
  const steps = keys && diagnosis !== undefined ? listSteps(entry, keys) : undefined;
  return {
    ...describeRow(entry),
    path: entry.path,
    headers,
    broken: violations,
    advice: mistakes.map((mistake) => signatureMistakes[mistake as SignatureMistake]),
    ...(body !== undefined && { body }),
    ...(answer !== undefined && { answer }),
    ...(steps !== undefined && { steps }),
  };
}

/** The steps to a signature, or nothing for a request without a timestamp that can be signed. */
function listSteps(
  { headers, method, path, body = "" }: Readonly<JournalEntry>,
  keys: Keys,
): SignatureStep[] | undefined {
  const timestamp = headers[signingHeaders.secretKeyTimestamp] ?? "";
  const signature = headers[signingHeaders.secretKey] ?? "";
  if (!/^(?:0|[1-9]\d{0,14})$/.test(timestamp)) return undefined;
  const request = { method, target: path, host: headers.host, body: Buffer.from(body) };
  const { expected, signed } = explainSignature(signature, {
    ...keys,
    ...request,
    timestamp: Number(timestamp),
  });
  const step = (name: string, right: string, sent?: string): SignatureStep => ({
    name,
    expected: right,
    ...(sent !== undefined && { sent }),
  });
  return [
    step("Message: the text of the timestamp", expected.message, signed?.message),
    step("HMAC key: the access key as base64", expected.key, signed?.key),
    step("Signature: base64(HMAC-SHA256(message, key))", expected.signature, signature),
  ];
}
