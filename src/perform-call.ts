import { operations } from "../generated/contract.ts";
import type { OperationId } from "./contract-types.ts";
import type { SendOperation } from "./create-api.ts";
import { startDeadline } from "./deadline.ts";
import { describeTransportError } from "./describe-transport-error.ts";
import { interpretAnswer } from "./interpret-answer.ts";
import type { ResolvedOptions } from "./options.ts";
import { prepareCall } from "./prepare-call.ts";
import { makeRedactor } from "./redact.ts";
import { TransportError } from "./transport/transport.ts";

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call at any stage; its reason becomes the `cause` of the error. */
  signal?: AbortSignal;
  /** Total time of this call in milliseconds, instead of the client's. */
  timeoutMs?: number;
}

/** Performs an operation from its input to its result. Every failure is an EkoError. */
export async function performCall(
  operation: OperationId,
  input: unknown,
  { signal, timeoutMs }: CallOptions,
  options: ResolvedOptions,
  send: SendOperation,
): Promise<object> {
  const call = prepareCall(operation, input, {
    initiator_id: options.initiatorId,
    user_code: options.userCode,
  });
  const { params, body, client_ref_id } = call;
  const { client_ref_id: _, ...personal } = { ...params.path, ...params.query, ...body };
  const redact = makeRedactor({
    ...personal,
    developer_key: options.developerKey,
    access_key: options.accessKey,
  });
  const { method, path } = operations[operation];
  const deadline = startDeadline(timeoutMs ?? options.timeoutMs, signal);
  try {
    const { data, response } = await send(method, path, { params, body }, deadline);
    return interpretAnswer(
      { operation, client_ref_id, redact },
      {
        httpStatus: response.status,
        header: (name) => response.headers.get(name),
        text: typeof data === "string" ? data : "",
      },
    );
  } catch (error) {
    if (error instanceof TransportError) throw describeTransportError({ operation, client_ref_id }, error);
    throw error;
  } finally {
    deadline.end();
  }
}
