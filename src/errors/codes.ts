import { authErrors, httpErrors, rejectingAnswers, statusCodes } from "../../generated/tables.ts";

const { success: _, ...rejections } = meaningsByName(statusCodes);

/**
 * Every `code` of every class of errors, with its cause. The names of HTTP errors, authentication errors and rejections
 * come from the contract, so a new status there is a new code here.
 */
export const errorCodes = {
  EkoError: {
    unexpected_failure: "The call failed in a middleware or in reading JSON.",
  },
  EkoConfigError: {
    invalid_options: "An option is wrong.",
  },
  EkoInputError: {
    contract_violation: "The input breaks the contract.",
  },
  EkoConnectionError: {
    connection_refused: "The call could not connect to the server: connection refused.",
    dns_failure: "The call could not connect to the server: its name is not known.",
    dns_temporary_failure:
      "The call could not connect to the server: its name cannot be looked up at the moment.",
    connect_timeout: "The call could not connect to the server in time.",
    tls_failure: "The call could not connect to the server: the TLS handshake failed.",
    connection_failed: "The call could not connect to the server.",
    connection_lost: "The call lost the connection before the answer was complete.",
    dispatcher_repeats:
      "The call was stopped: its fetch or dispatcher repeats requests, and a person may get a text each time.",
  },
  EkoTimeoutError: {
    timeout: "The call ran out of time.",
    aborted: "The call was aborted by the caller.",
  },
  EkoHttpError: {
    ...meaningsByName(httpErrors),
    ...meaningsByName(authErrors),
    timestamp_reused:
      "The server refuses the timestamp although the clock is right: another request has used it, or a proxy has " +
      "repeated this one.",
    too_many_requests: "The server asks for fewer requests.",
  },
  EkoRejectionError: {
    ...rejections,
    ...meaningsByName(rejectingAnswers),
    rejected: "The business refused the call with a status that the contract does not know.",
  },
  EkoResponseError: {
    redirect_refused: "Redirects are not followed: the target would get the keys.",
    server_error: "The server or a proxy failed. Whether the request had an effect is not known.",
    unexpected_status:
      "The contract does not know this HTTP status. Whether the request had an effect is not known.",
    empty_answer: "The answer is empty. The service may not be enabled for this account: ask the vendor.",
    unreadable_body: "The answer is not JSON.",
    unexpected_body: "The answer is not the documented envelope.",
    unknown_success: "The answer claims success in a form that the contract does not know.",
    incomplete_answer: "The answer claims success, but its data is not as documented.",
    body_too_large: "The call got an answer of more than 1 MiB.",
    invalid_encoding: "The call got an answer that is not valid UTF-8, or wrongly compressed.",
  },
} as const satisfies Record<string, Record<string, string>>;

/** Name of a class of errors, the `name` of its instances. */
export type EkoErrorName = keyof typeof errorCodes;

/** The codes of one class of errors; a `switch` over them is exhaustive. */
export type CodeOf<Name extends EkoErrorName> = keyof (typeof errorCodes)[Name];

/** Every code that an error of this client can have. */
export type EkoErrorCode = { [Name in EkoErrorName]: CodeOf<Name> }[EkoErrorName];

function meaningsByName<Name extends string>(
  table: Readonly<Record<string, { name: Name; meaning: string }>>,
): Readonly<Record<Name, string>> {
  const meanings = Object.values(table).map(({ name, meaning }) => [name, meaning]);
  return Object.fromEntries(meanings);
}
