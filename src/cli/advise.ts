import type { statusCodes } from "../../generated/tables.ts";
import {
  EkoConnectionError,
  type EkoError,
  EkoHttpError,
  EkoRejectionError,
  EkoResponseError,
  EkoTimeoutError,
} from "../errors/eko-errors.ts";

type StatusName = (typeof statusCodes)[keyof typeof statusCodes]["name"];

const wrongUserCode = "EKO_USER_CODE is wrong, or this agent is not onboarded in this environment.";

const rejections: Partial<Record<string, string>> = {
  unknown_initiator: "EKO_INITIATOR_ID is not the registered number of an API user in this environment.",
  agent_not_onboarded: wrongUserCode,
  user_not_onboarded: wrongUserCode,
} satisfies Partial<Record<StatusName, string>>;

/** What is suspicious about the value of a variable; it is not shown, for it may be a key. */
export function adviseOnVariable(value: string): string | undefined {
  if (value !== value.trim()) return "there are blanks or a line break around the value.";
  if (/^(["']).*\1$/.test(value)) return "the value is in quotes, which count as part of it.";
  return undefined;
}

/**
 * What to do about a failed trial call of `doctor`, or nothing when the server only refuses the customer that it
 * made up.
 */
export function adviseOnError(
  error: EkoError,
  baseUrl: string,
  env: Readonly<Record<string, string | undefined>>,
): string[] | undefined {
  if (error instanceof EkoRejectionError) {
    return refusesCustomerOnly(error) ? undefined : [rejections[error.code] ?? "The vendor can say why."];
  }
  if (error instanceof EkoHttpError) return [adviseOnStatus(error, baseUrl)];
  if (error instanceof EkoConnectionError || error instanceof EkoTimeoutError) {
    return [adviseOnConnection(error, new URL(baseUrl).host), ...adviseOnProxy(env)];
  }
  if (!(error instanceof EkoResponseError)) return [];
  return [`What answers at ${baseUrl} is not the API: a proxy or a firewall, a wrong URL, or an outage.`];
}

function refusesCustomerOnly({ code, invalid_params }: EkoRejectionError): boolean {
  const names: readonly string[] = ["invalid_input", "user_not_found"] satisfies StatusName[];
  return names.includes(code) && Object.keys(invalid_params ?? {}).every((field) => field === "customer_id");
}

function adviseOnStatus({ httpStatus }: EkoHttpError, baseUrl: string): string {
  if (httpStatus === 429) return "Too many calls: wait.";
  if (httpStatus !== 403) return `The address is wrong: check EKO_ENVIRONMENT or EKO_BASE_URL (${baseUrl}).`;
  return (
    "The server refuses the signature. If the clock is right, EKO_ACCESS_KEY or EKO_DEVELOPER_KEY is wrong, or " +
    "belongs to another environment."
  );
}

function adviseOnConnection({ code }: EkoError, host: string): string {
  switch (code) {
    case "dns_failure":
    case "dns_temporary_failure":
      return `The name ${host} cannot be looked up: check DNS and network.`;
    case "connection_refused":
      return `Nothing listens at ${host}: check the address, or start the mock.`;
    case "tls_failure":
      return (
        `The certificate of ${host} is not trusted, or TLS fails otherwise. If a proxy of yours inspects TLS, name ` +
        "its CA in NODE_EXTRA_CA_CERTS. Never switch the check off: the keys would go to anybody."
      );
    default:
      return `${host} cannot be reached in time: check network and firewall.`;
  }
}

function adviseOnProxy(env: Readonly<Record<string, string | undefined>>): string[] {
  const name = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"].find((candidate) => env[candidate]);
  return name === undefined
    ? []
    : [`${name} is set, but Node.js does not use it by itself: see NODE_USE_ENV_PROXY in its manual.`];
}
