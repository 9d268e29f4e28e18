import type { EkoMethods } from "../generated/methods.ts";
import { type OperationId, operations } from "../generated/tables.ts";
import { createApi, type EkoApi } from "./api/create-api.ts";
import { performCall } from "./call/perform-call.ts";
import type { CallOptions, EkoClientOptions } from "./options.ts";
import { resolveOptions } from "./resolve-options.ts";
import { createServerClock } from "./signing/server-clock.ts";
import { signRequests } from "./signing/sign-requests.ts";
import { issueTimestamps } from "./signing/timestamps.ts";
import { chooseTransport } from "./transport/choose-transport.ts";
import { limitConcurrency } from "./transport/limit-concurrency.ts";

/** A client of the onboarding API. Methods resolve on success only; every failure is an {@link EkoError}. */
export interface EkoClient extends EkoMethods<CallOptions> {
  /** The typed openapi-fetch client, signing included, for what the methods do not cover. */
  api: EkoApi;
}

// Promise<never> fits the result type of every operation; the contract decides at run time which one it is.
type Method = (input: unknown, callOptions?: CallOptions) => Promise<never>;

/**
 * Creates a client. Nothing is sent until a method is called.
 *
 * @example
 * const eko = createEkoClient({
 *   environment: "sandbox",
 *   developerKey: "your developer key",
 *   accessKey: "your access key",
 *   initiatorId: "9962981729",
 *   userCode: "20810200",
 * });
 * const { response_type } = await eko.getCustomer({ customer_id: "9444444444" });
 * @throws EkoConfigError `invalid_options` when an option is missing, wrong or unknown, or the runtime lacks `fetch`
 */
export function createEkoClient(options: EkoClientOptions): EkoClient {
  const resolved = resolveOptions(options);
  const { developerKey, accessKey, clock, correctClockSkew, instance, maxConcurrency } = resolved;
  const serverClock = createServerClock(clock, correctClockSkew);
  const timestamps = issueTimestamps(developerKey, serverClock.now, instance);
  const signing = signRequests(developerKey, accessKey, timestamps);
  const limit = limitConcurrency(maxConcurrency);
  const { api, send } = createApi(resolved, signing, limit, chooseTransport(resolved));
  const context = { options: resolved, limit, send, serverClock };
  const methods = {} as Record<OperationId, Method>;
  for (const operation of Object.keys(operations) as OperationId[]) {
    methods[operation] = (input, callOptions) =>
      performCall(context, operation, input, callOptions) as Promise<never>;
  }
  return { ...methods, api };
}
