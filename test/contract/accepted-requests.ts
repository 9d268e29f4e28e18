import type { FlatInput } from "../helpers/make-wire-request.ts";
import { acceptedSenderRequests } from "./accepted-sender-requests.ts";
import { type ProbedId, samples } from "./samples.ts";

/** An input that the contract accepts. */
export interface AcceptedRequest {
  operation: ProbedId;
  name: string;
  input: FlatInput;
}

const { onboardCustomer, verifyCustomerOtp, getCustomer } = samples;
const { client_ref_id: _, ...onboardRequired } = onboardCustomer;
const { client_ref_id: _1, otp: _2, ...verifyRequired } = verifyCustomerOtp;
const { client_ref_id: _3, ...getRequired } = getCustomer;

/** Requests that must be accepted: the documented samples, and values at the edge of each rule. */
export const acceptedRequests: readonly AcceptedRequest[] = [
  ...onboard([
    ["the documented sample", onboardCustomer],
    ["only the required fields", onboardRequired],
    ["a customer_id of ten zeros", { ...onboardCustomer, customer_id: "0000000000" }],
    ["a customer_id of ten nines", { ...onboardCustomer, customer_id: "9999999999" }],
    ["an initiator_id of ten zeros", { ...onboardCustomer, initiator_id: "0000000000" }],
    ["a user_code of one character", { ...onboardCustomer, user_code: "1" }],
    ["a user_code with letters and signs", { ...onboardCustomer, user_code: "AG-20810200_x" }],
    ["a client_ref_id of one character", { ...onboardCustomer, client_ref_id: "1" }],
    ["a client_ref_id of 20 characters", { ...onboardCustomer, client_ref_id: "REQ-20260101-0000001" }],
    ["a client_ref_id with signs", { ...onboardCustomer, client_ref_id: "a/b:c#1.2_(é)" }],
    ["a name with two blanks in a row", { ...onboardCustomer, name: "Karan  Garg" }],
    ["a name of one letter", { ...onboardCustomer, name: "K" }],
    ["a name of 100 letters", { ...onboardCustomer, name: "K".repeat(100) }],
    ["a name with signs and in Devanagari", { ...onboardCustomer, name: "ज़ोया D'Souza-Khan Jr." }],
    ["a dob on 29 February of a leap year", { ...onboardCustomer, dob: "2000-02-29" }],
    ["a dob in the last century but one", { ...onboardCustomer, dob: "1899-12-31" }],
    ["an address of one line", { ...onboardCustomer, residence_address: ["123 MG Road"] }],
    ["an address of ten lines", { ...onboardCustomer, residence_address: Array(10).fill("123 MG Road") }],
    ["an address line of one character", { ...onboardCustomer, residence_address: ["7"] }],
    ["an address line of 200 characters", { ...onboardCustomer, residence_address: ["x".repeat(200)] }],
    ["an address line with blanks around it", { ...onboardCustomer, residence_address: [" 123 MG Road "] }],
    ["two equal address lines", { ...onboardCustomer, residence_address: ["Kochi", "Kochi"] }],
  ]),
  ...verify([
    ["the documented sample", verifyCustomerOtp],
    ["only the required fields", verifyRequired],
    ["an otp with leading zeros", { ...verifyCustomerOtp, otp: "000123" }],
    ["an otp of one digit", { ...verifyCustomerOtp, otp: "1" }],
    ["an otp of ten digits", { ...verifyCustomerOtp, otp: "1234567890" }],
    ["an otp as a number", { ...verifyCustomerOtp, otp: 123456 }],
    ["an otp of zero as a number", { ...verifyCustomerOtp, otp: 0 }],
    ["an otp as a large number", { ...verifyCustomerOtp, otp: 9007199254740991 }],
    ["an otp_ref_id as a large number", { ...verifyCustomerOtp, otp_ref_id: 9007199254740991 }],
    ["an otp_ref_id as a number", { ...verifyCustomerOtp, otp_ref_id: 66748392 }],
    ["an otp_ref_id of zero as a number", { ...verifyCustomerOtp, otp_ref_id: 0 }],
    ["an otp_ref_id of one character", { ...verifyCustomerOtp, otp_ref_id: "x" }],
    ["an otp_ref_id of 200 characters", { ...verifyCustomerOtp, otp_ref_id: "x".repeat(200) }],
    ["a client_ref_id of 20 characters", { ...verifyCustomerOtp, client_ref_id: "REQ-20260101-0000002" }],
  ]),
  ...get([
    ["the documented sample", getCustomer],
    ["an initiator_id of ten zeros", { ...getCustomer, initiator_id: "0000000000" }],
    ["a user_code of one character", { ...getCustomer, user_code: "1" }],
    ["only the required fields", getRequired],
    ["a client_ref_id of 20 characters", { ...getCustomer, client_ref_id: "REQ-20260101-0000003" }],
    ["a client_ref_id with signs", { ...getCustomer, client_ref_id: "a/b:c#1&2=_(é)" }],
  ]),
  ...acceptedSenderRequests.map(([operation, name, input]) => ({ operation, name, input })),
];

function onboard(entries: Entries): AcceptedRequest[] {
  return entries.map(([name, input]) => ({ operation: "onboardCustomer", name, input }));
}

function verify(entries: Entries): AcceptedRequest[] {
  return entries.map(([name, input]) => ({ operation: "verifyCustomerOtp", name, input }));
}

function get(entries: Entries): AcceptedRequest[] {
  return entries.map(([name, input]) => ({ operation: "getCustomer", name, input }));
}

type Entries = readonly (readonly [name: string, input: FlatInput])[];
