import type { authErrors, httpErrors, statusCodes } from "../../generated/tables.ts";
import {
  EkoConnectionError,
  type EkoError,
  EkoHttpError,
  EkoRejectionError,
  EkoResponseError,
  EkoTimeoutError,
} from "../errors/eko-errors.ts";
import { adviseOnConnection } from "./advise-on-connection.ts";
import type { Surroundings } from "./surroundings.ts";

type NameIn<Table> = Table[keyof Table] extends { name: infer Name extends string } ? Name : never;
type AdviceByCode<Code extends string> = Readonly<Partial<Record<Code, readonly string[]>>>;

const wrongUserCode = ["EKO_USER_CODE is wrong, or this agent is not onboarded in this environment."];

const rejections: AdviceByCode<NameIn<typeof statusCodes>> = {
  unknown_initiator: ["EKO_INITIATOR_ID is not the registered number of an API user in this environment."],
  agent_not_onboarded: wrongUserCode,
  user_not_onboarded: wrongUserCode,
};

// Most frequent first. The vendor does not say which status each of them has.
const refusedThoughRight =
  "If the keys are right, check in this order: that the vendor has the IP address of this machine on its allow list, " +
  "that the key is active, and that it belongs to this environment (EKO_ENVIRONMENT).";

const somethingInBetween =
  "Something in between, such as a proxy or a gateway, changes or removes the signing headers.";

const refusals: AdviceByCode<NameIn<typeof authErrors> | NameIn<typeof httpErrors>> = {
  unknown_developer_key: ["The server does not know EKO_DEVELOPER_KEY.", refusedThoughRight],
  invalid_signature: [
    "EKO_ACCESS_KEY does not belong to EKO_DEVELOPER_KEY, or is wrong.",
    refusedThoughRight,
  ],
  timestamp_expired: ["Set the clock of this machine, for example by NTP."],
  invalid_timestamp: [somethingInBetween],
  missing_signing_headers: [somethingInBetween],
  unauthorized: ["The server refuses the keys without a documented reason.", refusedThoughRight],
  forbidden: [
    "The server refuses the signature. If the clock is right, EKO_ACCESS_KEY or EKO_DEVELOPER_KEY is wrong.",
    refusedThoughRight,
  ],
};

const notTheApi =
  "This answer did not come from the API: a proxy or a firewall sent it, or the URL is wrong. Check EKO_ENVIRONMENT or " +
  "EKO_BASE_URL.";

/** A warning about the value of a variable, which is not shown, because it may be a key. */
export function adviseOnVariable(value: string): string | undefined {
  if (value !== value.trim()) return "there are blanks or a line break around the value.";
  if (/^(["']).*\1$/.test(value)) return "the value is in quotes, which count as part of it.";
  return undefined;
}

/** What to check in the configuration and the network after a failed call; empty where they are not to blame. */
export function adviseOnError(error: EkoError, env: Surroundings["env"]): readonly string[] {
  if (error instanceof EkoRejectionError) return findAdvice(rejections, error.code);
  if (error instanceof EkoHttpError) return adviseOnRefusal(error);
  if (error instanceof EkoConnectionError || error instanceof EkoTimeoutError) {
    return adviseOnConnection(error, env);
  }
  return error instanceof EkoResponseError ? adviseOnResponse(error) : [];
}

function adviseOnRefusal({ code, outcome, httpStatus }: EkoHttpError): readonly string[] {
  if (httpStatus === 429) return ["Too many calls: wait."];
  if (code === "timestamp_reused") {
    return [
      "Give each process that shares the keys its own EKO_INSTANCE, such as 0/2 and 1/2. If there is only one, a " +
        "proxy has repeated the request.",
    ];
  }
  return outcome === "rejected" ? findAdvice(refusals, code) : [notTheApi];
}

function adviseOnResponse({ code, httpStatus }: EkoResponseError): readonly string[] {
  if (httpStatus === 204) return ["The service may not be enabled for this account: ask the vendor."];
  if (code === "unknown_success" || code === "incomplete_answer") {
    return ["The API has changed since this version of the tool: look for a newer one, and ask the vendor."];
  }
  return [httpStatus >= 500 ? `There is an outage. If it lasts: ${notTheApi}` : notTheApi];
}

function findAdvice(table: AdviceByCode<string>, code: string): readonly string[] {
  return (Object.hasOwn(table, code) ? table[code] : undefined) ?? [];
}
