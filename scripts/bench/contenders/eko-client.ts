import { createEkoClient, type EkoClient, type EkoError } from "../../../src/index.ts";
import type { EkoClientOptions } from "../../../src/options.ts";
import { faultyCustomers } from "../harness/faulty-customers.ts";
import type { Target } from "../harness/target.ts";
import type { Caller } from "./caller.ts";

type Input = Parameters<EkoClient["onboardCustomer"]>[0];

/** This client for the server of the benchmarks, with the defaults of the client unless told otherwise. */
export function createClient(target: Target, options: Partial<EkoClientOptions> = {}): EkoClient {
  const { baseUrl, developerKey, accessKey } = target;
  return createEkoClient({ baseUrl, developerKey, accessKey, ...options });
}

/**
 * For more than the 1,000 calls a second that one key can sign: a clock that runs so fast that no call waits, yet so slow
 * that nearly every millisecond is signed, as the record of used timestamps expects.
 */
export function fastClock(): number {
  return Math.round(startedAtMs + 20 * performance.now());
}
const startedAtMs = Date.now();

/** The sample as input; without its `client_ref_id`, so that each call makes one. */
export function inputOf({ customerId, body }: Target): Input {
  const { client_ref_id: _, ...fields } = body;
  return { ...fields, customer_id: customerId } as Input;
}

/** All that the client does: input checked, signed, deadline, answer checked, outcome decided. */
export function callWithEko(target: Target, options: Partial<EkoClientOptions> = {}): Caller {
  const eko = createClient(target, options);
  const input = inputOf(target);
  const codeOf = async (customer_id: string, timeoutMs: number) =>
    eko.onboardCustomer({ ...input, customer_id }, { timeoutMs }).then(
      () => "success",
      (error: EkoError) => error.code,
    );
  return {
    call: async () => {
      const answer = await eko.onboardCustomer(input);
      if (answer.response_type !== "otp_sent") throw new Error(`The answer is ${answer.response_type}.`);
      return answer.otp_ref_id;
    },
    refusals: async () => [
      await codeOf(faultyCustomers.badAnswer, 10_000),
      await codeOf(faultyCustomers.redirect, 10_000),
      await codeOf(faultyCustomers.silence, 100),
    ],
  };
}
