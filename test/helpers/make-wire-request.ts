import type { OperationId } from "../../src/index.ts";
import type { RawRequest } from "./send-raw.ts";

/** What a method of the client takes: parameters and body fields in one object. */
export type FlatInput = Record<string, unknown> & { customer_id: string };

/** The request that an input has to become, with paths and methods written by hand. */
export function makeWireRequest(operation: OperationId, { customer_id, ...fields }: FlatInput): RawRequest {
  switch (operation) {
    case "onboardCustomer":
      return { method: "POST", path: `/customer/account/${customer_id}`, json: fields };
    case "verifyCustomerOtp":
      return { method: "POST", path: `/customer/account/${customer_id}/otp/verify`, json: fields };
    case "getCustomer":
      return { method: "GET", path: `/customer/profile/${customer_id}?${makeQuery(fields)}` };
  }
}

function makeQuery(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.toString();
}
