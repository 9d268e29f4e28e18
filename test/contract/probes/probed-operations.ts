import { samples } from "../accepted-requests.ts";

/** An operation as a caller knows it: written by hand, from the documentation. */
export interface ProbedOperation {
  id: keyof typeof samples;
  method: string;
  path: string;
  /** Where each field goes, and whether it may be left out. */
  fields: Readonly<Record<string, { location: "path" | "query" | "body"; required: boolean }>>;
  sample: Readonly<Record<string, unknown>>;
}

const path = { location: "path", required: true } as const;
const query = { location: "query", required: true } as const;
const body = { location: "body", required: true } as const;
const optional = { location: "body", required: false } as const;

/** The operations whose meaning the probes know. */
export const probedOperations: readonly ProbedOperation[] = [
  {
    id: "onboardCustomer",
    method: "post",
    path: "/customer/account/{customer_id}",
    fields: {
      customer_id: path,
      initiator_id: body,
      user_code: body,
      client_ref_id: optional,
      name: body,
      dob: body,
      residence_address: body,
    },
    sample: samples.onboardCustomer,
  },
  {
    id: "verifyCustomerOtp",
    method: "post",
    path: "/customer/account/{customer_id}/otp/verify",
    fields: {
      customer_id: path,
      initiator_id: body,
      user_code: body,
      client_ref_id: optional,
      otp: optional,
      otp_ref_id: body,
    },
    sample: samples.verifyCustomerOtp,
  },
  {
    id: "getCustomer",
    method: "get",
    path: "/customer/profile/{customer_id}",
    fields: {
      customer_id: path,
      initiator_id: query,
      user_code: query,
      client_ref_id: { location: "query", required: false },
    },
    sample: { ...samples.getCustomer, client_ref_id: "REQ-20260101-003" },
  },
];

/** Fields that no operation may accept beside its own. */
export const foreignFields: readonly string[] = [
  "pan",
  "email",
  "verbose",
  "aadhar",
  "customerId",
  "Name",
  "x-trace",
  "lang",
];
