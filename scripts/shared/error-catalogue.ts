import { refusalSchemas } from "../../generated/schemas.ts";
import { authErrors, httpErrors, rejectingAnswers, statusCodes } from "../../generated/tables.ts";
import { type EkoErrorCode, type EkoErrorName, errorCodes } from "../../src/errors/codes.ts";
import type { Outcome } from "../../src/errors/eko-error.ts";

/** One row in the tables of the docs. */
export interface ErrorRecord extends Handling {
  code: EkoErrorCode;
  class: EkoErrorName;
  cause: string;
}

interface Handling {
  /** Every outcome that an error with this code can have. */
  outcomes: readonly Outcome[];
  /** What to do. */
  advice: string;
}

type NameIn<Table> = Table[keyof Table] extends { name: infer Name extends string } ? Name : never;

/** The codes that the contract does not name, so that their handling stands here. */
type OwnCode = Exclude<
  EkoErrorCode,
  | NameIn<typeof httpErrors>
  | NameIn<typeof authErrors>
  | NameIn<typeof statusCodes>
  | NameIn<typeof rejectingAnswers>
>;

const notSent: readonly Outcome[] = ["not_sent"];
const rejected: readonly Outcome[] = ["rejected"];
const unknown: readonly Outcome[] = ["unknown"];
const notSentOrUnknown: readonly Outcome[] = ["not_sent", "unknown"];
const rejectedOrUnknown: readonly Outcome[] = ["rejected", "unknown"];

const findOut = "Find out whether the call had an effect before you repeat it.";
const ifUnknown =
  "If the outcome is `unknown`, find out whether the call had an effect before you repeat it.";
const newVersion = "The API has changed since this version: look for a newer one, and ask the vendor.";

const ownHandling: Readonly<Record<OwnCode, Handling>> = {
  unexpected_failure: {
    outcomes: notSentOrUnknown,
    advice: `Look at \`cause\`: it is the error of your own middleware. ${ifUnknown}`,
  },
  invalid_options: { outcomes: notSent, advice: "Correct the option that the message names." },
  contract_violation: { outcomes: notSent, advice: "Correct each field in `issues`, then call again." },
  connection_refused: {
    outcomes: notSent,
    advice: "Check `baseUrl`, and whether the server or your mock is running, then call again.",
  },
  dns_failure: { outcomes: notSent, advice: "Check the host in `baseUrl` and your DNS, then call again." },
  dns_temporary_failure: { outcomes: notSent, advice: "Check DNS and network, then call again." },
  connect_timeout: {
    outcomes: notSent,
    advice:
      "Check network and firewall, then call again. A `dispatcher` of yours may have too few connections.",
  },
  tls_failure: {
    outcomes: notSent,
    advice:
      "Check the certificate of the server. If a proxy inspects TLS, name its CA in `NODE_EXTRA_CA_CERTS`. Never " +
      "switch the check off.",
  },
  connection_failed: { outcomes: notSent, advice: "Look at `cause`, then call again." },
  connection_lost: { outcomes: notSentOrUnknown, advice: ifUnknown },
  dispatcher_repeats: {
    outcomes: notSentOrUnknown,
    advice: `Give a \`dispatcher\` that does not retry. ${ifUnknown}`,
  },
  timeout: {
    outcomes: notSentOrUnknown,
    advice: `If this happens often, give more \`timeoutMs\` or make fewer calls at a time. ${ifUnknown}`,
  },
  aborted: { outcomes: notSentOrUnknown, advice: ifUnknown },
  timestamp_reused: {
    outcomes: unknown,
    advice: `Give each process that shares the key an \`instance\` of its own. ${findOut}`,
  },
  too_many_requests: { outcomes: unknown, advice: `Wait for \`retryAfterMs\`. ${findOut}` },
  rejected: {
    outcomes: rejected,
    advice: "Look up `status` in the vendor's documentation, or ask the vendor.",
  },
  redirect_refused: { outcomes: unknown, advice: `Set \`baseUrl\` to the API itself. ${findOut}` },
  server_error: { outcomes: unknown, advice: findOut },
  unexpected_status: { outcomes: unknown, advice: `Check the proxies on the way. ${findOut}` },
  empty_answer: { outcomes: unknown, advice: findOut },
  unreadable_body: { outcomes: unknown, advice: `Check \`baseUrl\` and the proxies on the way. ${findOut}` },
  unexpected_body: { outcomes: unknown, advice: `Check \`baseUrl\` and the proxies on the way. ${findOut}` },
  unknown_success: { outcomes: unknown, advice: `${newVersion} ${findOut}` },
  incomplete_answer: { outcomes: unknown, advice: `${newVersion} ${findOut}` },
  body_too_large: { outcomes: unknown, advice: findOut },
  invalid_encoding: { outcomes: unknown, advice: `Check the proxies on the way. ${findOut}` },
};

const handling: Readonly<Record<string, Handling>> = Object.fromEntries([
  ...Object.values(statusCodes).map(({ name }) => [
    name,
    { outcomes: rejected, advice: "Correct what the cause names, then call again." },
  ]),
  ...Object.values(rejectingAnswers).map(({ name }) => [
    name,
    { outcomes: rejected, advice: "Read `reason`, and look the customer up before another try." },
  ]),
  ...Object.entries(httpErrors).map(([httpStatus, { name }]) => [
    name,
    httpStatus in refusalSchemas
      ? {
          outcomes: rejectedOrUnknown,
          advice: `Check the keys, the clock and the proxies on the way. ${ifUnknown}`,
        }
      : { outcomes: unknown, advice: `Check \`baseUrl\` and the proxies on the way. ${findOut}` },
  ]),
  ...Object.values(authErrors).map(({ name, advice }) => [name, { outcomes: rejected, advice }]),
  ...Object.entries(ownHandling),
]);

/** Every code with its class, its cause and what to do, in the order of the classes. */
export const errorCatalogue: readonly ErrorRecord[] = Object.entries(errorCodes).flatMap(([name, causes]) =>
  Object.entries(causes).map(([key, cause]) => {
    const code = key as EkoErrorCode;
    return { code, class: name as EkoErrorName, cause, ...(handling[code] as Handling) };
  }),
);
