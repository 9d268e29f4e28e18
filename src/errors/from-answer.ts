import { httpErrors, statusCodes } from "../../generated/tables.ts";
import type { Envelope, OperationId } from "../contract-types.ts";
import type { ServerClock } from "../signing/server-clock.ts";
import { readRetryAfter } from "../transport/http-dates.ts";
import type { Answer } from "../transport/transport.ts";
import { type EkoErrorDetails, EkoHttpError, EkoRejectionError, EkoResponseError } from "./eko-errors.ts";

/** Which call an answer belongs to. */
export interface CallIdentity {
  operation: OperationId;
  client_ref_id: string | undefined;
  /** Takes the values of the call out of a text of the server, which may echo them. */
  redact: (text: string) => string;
}

type StatusTable = Record<number, { name: string; meaning: string } | undefined>;

// Our judgement, for the contract does not mention it: a limiter answers before the work is done.
const tooManyRequests = {
  name: "too_many_requests",
  meaning: "The server asks for fewer requests. The request had no effect.",
};

/** The business refused the call. The server's own text stays out of the message: it may name the customer. */
export function rejectionFrom(call: CallIdentity, envelope: Envelope): EkoRejectionError {
  const { status, response_status_id, response_type_id } = envelope;
  const known: { name: string; meaning: string } | undefined = (statusCodes as StatusTable)[status];
  const params = envelope.invalid_params ?? envelope.invalid_parameters;
  const reasons = [known?.meaning, params && `Fields: ${Object.keys(params).map(call.redact).join(", ")}.`];
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

/** An answer other than 200: refused as HTTP where that is documented, else nothing is known. */
export function httpErrorFrom(
  call: CallIdentity,
  answer: Answer,
  serverClock: ServerClock,
): EkoHttpError | EkoResponseError {
  const { httpStatus, headers } = answer;
  const known = httpStatus === 429 ? tooManyRequests : (httpErrors as StatusTable)[httpStatus];
  if (known !== undefined) {
    return new EkoHttpError(`${call.operation} got HTTP ${httpStatus}. ${known.meaning}`, {
      ...identify(call),
      code: known.name,
      outcome: "rejected",
      httpStatus,
      clockSkewMs: serverClock.skewOf(headers),
      retryAfterMs: readRetryAfter(headers, serverClock.now()),
    });
  }
  if (httpStatus >= 300 && httpStatus < 400) {
    return unreliableAnswer(
      call,
      answer,
      "redirect_refused",
      "Redirects are not followed: the target would get the keys.",
    );
  }
  const code = httpStatus >= 500 && httpStatus < 600 ? "server_error" : "unexpected_status";
  return unreliableAnswer(call, answer, code, "Whether the request had an effect is not known.");
}

/** An answer from which nothing can be concluded. */
export function unreliableAnswer(
  call: CallIdentity,
  answer: Answer,
  code: string,
  reason: string,
): EkoResponseError {
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
