import { type ProbedId, samples } from "../samples.ts";
import * as values from "./field-values.ts";
import * as senderValues from "./sender-field-values.ts";

/** An operation as a caller knows it: written by hand, from the documentation. */
export interface ProbedOperation {
  id: ProbedId;
  method: string;
  path: string;
  fields: Readonly<Record<string, ProbedField>>;
  sample: Readonly<Record<string, unknown>>;
}

/** Where a field goes, whether it may be left out, and what it takes. */
export interface ProbedField {
  location: "path" | "query" | "body";
  required: boolean;
  values: values.FieldValues;
}

const inPath = (of: values.FieldValues): ProbedField => ({ location: "path", required: true, values: of });
const inQuery = (of: values.FieldValues): ProbedField => ({ location: "query", required: true, values: of });
const inBody = (of: values.FieldValues): ProbedField => ({ location: "body", required: true, values: of });
const optional = (field: ProbedField): ProbedField => ({ ...field, required: false });

const customer = { customer_id: inPath(values.mobileNumber) };
const callerInBody = {
  initiator_id: inBody(values.mobileNumber),
  user_code: inBody(values.userCode),
  client_ref_id: optional(inBody(values.clientRefId)),
};
const callerInQuery = {
  initiator_id: inQuery(values.mobileNumber),
  user_code: inQuery(values.userCode),
  client_ref_id: optional(inQuery(values.clientRefId)),
};
const person = { name: inBody(values.name), dob: inBody(values.dateOfBirth) };

const sender = "/customer/payment/dmt-fino/sender/{customer_id}";

/** The operations whose meaning the probes know. */
export const probedOperations: readonly ProbedOperation[] = [
  {
    id: "onboardCustomer",
    method: "post",
    path: "/customer/account/{customer_id}",
    fields: { ...customer, ...callerInBody, ...person, residence_address: inBody(values.addressLines) },
    sample: samples.onboardCustomer,
  },
  {
    id: "verifyCustomerOtp",
    method: "post",
    path: "/customer/account/{customer_id}/otp/verify",
    fields: {
      ...customer,
      ...callerInBody,
      otp: optional(inBody(values.otp)),
      otp_ref_id: inBody(values.otpRefId),
    },
    sample: samples.verifyCustomerOtp,
  },
  {
    id: "getCustomer",
    method: "get",
    path: "/customer/profile/{customer_id}",
    fields: { ...customer, ...callerInQuery },
    sample: samples.getCustomer,
  },
  {
    id: "getSender",
    method: "get",
    path: sender,
    fields: { ...customer, ...callerInQuery },
    sample: samples.getSender,
  },
  {
    id: "onboardSender",
    method: "post",
    path: sender,
    fields: {
      ...customer,
      ...callerInBody,
      user_code: optional(callerInBody.user_code),
      ...person,
      residence_address: inBody(senderValues.addressText),
    },
    sample: samples.onboardSender,
  },
  {
    id: "submitSenderEkyc",
    method: "put",
    path: `${sender}/otp`,
    fields: {
      ...customer,
      ...callerInBody,
      aadhar: inBody(senderValues.aadhaarNumber),
      piddata: inBody(senderValues.scannerXml),
    },
    sample: samples.submitSenderEkyc,
  },
  {
    id: "verifySenderEkycOtp",
    method: "put",
    path: `${sender}/otp/verify`,
    fields: {
      ...customer,
      ...callerInBody,
      otp: inBody(senderValues.otpText),
      otp_ref_id: inBody(senderValues.referenceText),
      kyc_request_id: inBody(senderValues.referenceText),
    },
    sample: samples.verifySenderEkycOtp,
  },
];

/** The operation of a name. */
export function findProbed(id: ProbedId): ProbedOperation {
  const probed = probedOperations.find((operation) => operation.id === id);
  if (probed === undefined) throw new Error(`${id} has a sample, but is not among the probed operations.`);
  return probed;
}

/** Fields that no operation may accept beside its own. */
export const foreignFields: readonly string[] = [
  "pan",
  "email",
  "verbose",
  "aadhaar",
  "customerId",
  "Name",
  "x-trace",
  "lang",
  ...new Set(probedOperations.flatMap(({ fields }) => Object.keys(fields))),
];
