import type { FlatInput } from "../helpers/make-wire-request.ts";
import { refusedSenderRequests } from "./refused-sender-requests.ts";
import { type ProbedId, samples } from "./samples.ts";

/** An input with one fault: where it is on the wire, and which rules it breaks there. */
export interface RefusedRequest {
  operation: ProbedId;
  name: string;
  input: FlatInput;
  /** Location and JSON pointer, as in `body/residence_address/0`. */
  place: string;
  /** The broken JSON Schema keywords. */
  rules: readonly string[];
}

/** Requests that must be refused, each for one reason. */
export const refusedRequests: readonly RefusedRequest[] = [
  ...entriesOf("onboardCustomer", [
    ["a customer_id of nine digits", { customer_id: "944444444" }, "path/customer_id pattern"],
    ["a customer_id of eleven digits", { customer_id: "94444444444" }, "path/customer_id pattern"],
    ["a customer_id with a letter", { customer_id: "944444444x" }, "path/customer_id pattern"],
    ["a customer_id with a country code", { customer_id: "919444444444" }, "path/customer_id pattern"],
    ["no initiator_id", { initiator_id: undefined }, "body/initiator_id required"],
    ["an initiator_id that is null", { initiator_id: null }, "body/initiator_id type"],
    ["an initiator_id as a number", { initiator_id: 9962981729 }, "body/initiator_id type"],
    ["a short initiator_id", { initiator_id: "996298172" }, "body/initiator_id minLength pattern"],
    ["a long initiator_id", { initiator_id: "99629817290" }, "body/initiator_id pattern"],
    ["an initiator_id with a blank", { initiator_id: "99629 81729" }, "body/initiator_id pattern"],
    ["no user_code", { user_code: undefined }, "body/user_code required"],
    ["a user_code that is null", { user_code: null }, "body/user_code type"],
    ["a user_code as a number", { user_code: 20810200 }, "body/user_code type"],
    ["an empty user_code", { user_code: "" }, "body/user_code minLength pattern"],
    ["a user_code with a blank", { user_code: "2081 0200" }, "body/user_code pattern"],
    ["a user_code that begins with a blank", { user_code: " 20810200" }, "body/user_code pattern"],
    ["a user_code that ends with a blank", { user_code: "20810200 " }, "body/user_code pattern"],
    ["a client_ref_id that is null", { client_ref_id: null }, "body/client_ref_id type"],
    ["a client_ref_id as a number", { client_ref_id: 20260101 }, "body/client_ref_id type"],
    ["an empty client_ref_id", { client_ref_id: "" }, "body/client_ref_id minLength pattern"],
    ["a client_ref_id of 21", { client_ref_id: "REQ-20260101-00000001" }, "body/client_ref_id maxLength"],
    ["a client_ref_id with a blank", { client_ref_id: "REQ 1" }, "body/client_ref_id pattern"],
    ["a client_ref_id that ends with a blank", { client_ref_id: "REQ-1 " }, "body/client_ref_id pattern"],
    ["no name", { name: undefined }, "body/name required"],
    ["a name that is null", { name: null }, "body/name type"],
    ["a name as a number", { name: 7 }, "body/name type"],
    ["an empty name", { name: "" }, "body/name minLength pattern"],
    ["a blank name", { name: " " }, "body/name pattern"],
    ["a name that begins with a blank", { name: " Karan Garg" }, "body/name pattern"],
    ["a name that ends with a blank", { name: "Karan Garg " }, "body/name pattern"],
    ["a name with a line break", { name: "Karan\nGarg" }, "body/name pattern"],
    ["no dob", { dob: undefined }, "body/dob required"],
    ["a dob that is null", { dob: null }, "body/dob type"],
    ["a dob as a number", { dob: 19900515 }, "body/dob type"],
    ["an empty dob", { dob: "" }, "body/dob minLength format"],
    ["a dob without leading zeros", { dob: "1990-5-15" }, "body/dob minLength format"],
    ["a dob with the day first", { dob: "15-05-1990" }, "body/dob format"],
    ["a dob with slashes", { dob: "1990/05/15" }, "body/dob format"],
    ["a dob with a time", { dob: "1990-05-15T00:00:00Z" }, "body/dob format"],
    ["a dob in month 13", { dob: "1990-13-01" }, "body/dob format"],
    ["a dob on 31 April", { dob: "1990-04-31" }, "body/dob format"],
    ["a dob on 29 February of no leap year", { dob: "2023-02-29" }, "body/dob format"],
    ["a dob on 29 February of 1900", { dob: "1900-02-29" }, "body/dob format"],
    ["no residence_address", { residence_address: undefined }, "body/residence_address required"],
    ["a residence_address that is null", { residence_address: null }, "body/residence_address type"],
    ["a residence_address as text", { residence_address: "123 MG Road" }, "body/residence_address type"],
    ["a residence_address as an object", { residence_address: { 0: "x" } }, "body/residence_address type"],
    ["an empty residence_address", { residence_address: [] }, "body/residence_address minItems"],
    ["an address line that is null", { residence_address: [null] }, "body/residence_address/0 type"],
    ["an address line as a number", { residence_address: ["x", 7] }, "body/residence_address/1 type"],
    ["an empty address line", { residence_address: [""] }, "body/residence_address/0 minLength pattern"],
    ["a blank address line", { residence_address: ["x", " "] }, "body/residence_address/1 pattern"],
    ["an unknown field", { pan: "ABCDE1234F" }, "body/pan additionalProperties"],
    ["a field of another operation", { otp: "123456" }, "body/otp additionalProperties"],
  ]),
  ...entriesOf("verifyCustomerOtp", [
    ["a customer_id of nine digits", { customer_id: "944444444" }, "path/customer_id pattern"],
    ["no initiator_id", { initiator_id: undefined }, "body/initiator_id required"],
    ["a long initiator_id", { initiator_id: "99629817290" }, "body/initiator_id pattern"],
    ["no user_code", { user_code: undefined }, "body/user_code required"],
    ["an empty user_code", { user_code: "" }, "body/user_code minLength pattern"],
    ["a client_ref_id of 21", { client_ref_id: "REQ-20260101-00000002" }, "body/client_ref_id maxLength"],
    ["an otp that is null", { otp: null }, "body/otp type"],
    ["an otp that is true", { otp: true }, "body/otp type"],
    ["an otp with a fraction", { otp: 1.5 }, "body/otp type"],
    ["an otp below zero", { otp: -1 }, "body/otp minimum"],
    ["an empty otp", { otp: "" }, "body/otp pattern"],
    ["an otp with a letter", { otp: "12345x" }, "body/otp pattern"],
    ["an otp that begins with a blank", { otp: " 123456" }, "body/otp pattern"],
    ["no otp_ref_id", { otp_ref_id: undefined }, "body/otp_ref_id required"],
    ["an otp_ref_id that is null", { otp_ref_id: null }, "body/otp_ref_id type"],
    ["an otp_ref_id with a fraction", { otp_ref_id: 1.5 }, "body/otp_ref_id type"],
    ["an otp_ref_id below zero", { otp_ref_id: -1 }, "body/otp_ref_id minimum"],
    ["an empty otp_ref_id", { otp_ref_id: "" }, "body/otp_ref_id minLength"],
    ["an unknown field", { pan: "ABCDE1234F" }, "body/pan additionalProperties"],
    ["a field of another operation", { name: "Karan Garg" }, "body/name additionalProperties"],
  ]),
  ...entriesOf("getCustomer", [
    ["a customer_id of nine digits", { customer_id: "944444444" }, "path/customer_id pattern"],
    ["no initiator_id", { initiator_id: undefined }, "query/initiator_id required"],
    ["a short initiator_id", { initiator_id: "996298172" }, "query/initiator_id minLength pattern"],
    ["no user_code", { user_code: undefined }, "query/user_code required"],
    ["a user_code with a blank", { user_code: "2081 0200" }, "query/user_code pattern"],
    // Prism overlooks an optional query parameter that is empty.
    ["a client_ref_id of 21", { client_ref_id: "REQ-20260101-00000003" }, "query/client_ref_id maxLength"],
    ["a client_ref_id with a blank", { client_ref_id: "REQ 1" }, "query/client_ref_id pattern"],
    ["an unknown field", { pan: "ABCDE1234F" }, "query/pan unknown-parameter"],
  ]),
  ...refusedSenderRequests.map(([operation, ...entry]) => refused(operation, samples[operation], entry)),
];

type Entry = readonly [name: string, fault: Record<string, unknown>, refusal: string];

function entriesOf(operation: ProbedId, entries: readonly Entry[]): RefusedRequest[] {
  return entries.map((entry) => refused(operation, samples[operation], entry));
}

function refused(operation: ProbedId, sample: FlatInput, [name, fault, refusal]: Entry): RefusedRequest {
  const [place = "", ...rules] = refusal.split(" ");
  return { operation, name, input: { ...sample, ...fault }, place, rules };
}
