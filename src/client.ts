import { createApi, type EkoApi } from "./api/create-api.ts";
import { type CallOptions, performCall } from "./call/perform-call.ts";
import type { EkoInput, EkoResult, OperationId } from "./contract-types.ts";
import { type EkoClientOptions, resolveOptions } from "./options.ts";
import { createServerClock } from "./signing/server-clock.ts";
import { signRequests } from "./signing/sign-requests.ts";
import { issueTimestamps } from "./signing/timestamps.ts";
import { chooseTransport } from "./transport/choose-transport.ts";
import { limitConcurrency } from "./transport/limit-concurrency.ts";

type Method<K extends OperationId> = (input: EkoInput<K>, options?: CallOptions) => Promise<EkoResult<K>>;

/** A client of the onboarding API. Methods resolve on success only; every failure is an {@link EkoError}. */
export interface EkoClient {
  /** Registers a customer, which texts an OTP to a real person. Never call it again on outcome `unknown`. */
  onboardCustomer: Method<"onboardCustomer">;
  /** Sends back the OTP that the customer received. */
  verifyCustomerOtp: Method<"verifyCustomerOtp">;
  /** Tells whether a customer is enrolled. It may text an OTP, so it is not repeated either. */
  getCustomer: Method<"getCustomer">;
  /** The typed openapi-fetch client, signing included, for what the methods do not cover. */
  api: EkoApi;
}

/**
 * Creates a client.
 *
 * @throws EkoConfigError when an option is wrong
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
  const method =
    <K extends OperationId>(operation: K): Method<K> =>
    (input, callOptions) =>
      performCall(context, operation, input, callOptions) as Promise<EkoResult<K>>;
  return {
    onboardCustomer: method("onboardCustomer"),
    verifyCustomerOtp: method("verifyCustomerOtp"),
    getCustomer: method("getCustomer"),
    api,
  };
}
