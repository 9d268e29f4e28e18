import { createEkoClient, isEkoError } from "../../src/index.ts";
import { credentials, customer } from "../../test/helpers/sample-call.ts";

/** A client that is set to call one server. */
export interface Caller {
  /** Something that must not happen twice. */
  post(): Promise<unknown>;
  /** A look-up. */
  get(): Promise<unknown>;
}

/** Makes a caller with the defaults of a client, except the time limit in milliseconds. */
export type MakeCaller = (origin: string, timeout: number) => Caller;

/** This client among the peers. */
export const makeOwnCaller: MakeCaller = (origin, timeout) => {
  const client = createEkoClient({ ...credentials, baseUrl: origin, timeoutMs: timeout });
  return {
    post: () => client.onboardCustomer(customer),
    get: () => client.getCustomer({ customer_id: customer.customer_id }),
  };
};

/** How a call ended, as far as the client says. */
export async function describeEnd(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "success";
  } catch (error) {
    if (isEkoError(error)) return `**${error.outcome}**, ${error.code}`;
    const { name } = (error as Error).constructor;
    const { code } = error as { code?: unknown };
    return typeof code === "string" && /^E[A-Z]+$/.test(code) ? `${name}, ${code}` : name;
  }
}
