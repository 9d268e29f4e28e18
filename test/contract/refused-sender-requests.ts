import type { ProbedId } from "./samples.ts";

type Entry = readonly [operation: ProbedId, name: string, fault: Record<string, unknown>, refusal: string];

/** Faults of requests to the sender operations, one each: the fields put in, and where they break which rules. */
export const refusedSenderRequests: readonly Entry[] = [
  ["getSender", "a customer_id of nine digits", { customer_id: "944444444" }, "path/customer_id pattern"],
  ["getSender", "no initiator_id", { initiator_id: undefined }, "query/initiator_id required"],
  [
    "getSender",
    "a short initiator_id",
    { initiator_id: "996298172" },
    "query/initiator_id minLength pattern",
  ],
  ["getSender", "no user_code", { user_code: undefined }, "query/user_code required"],
  [
    "getSender",
    "a client_ref_id of 21",
    { client_ref_id: "REQ-20260101-00000004" },
    "query/client_ref_id maxLength",
  ],
  ["getSender", "an unknown field", { pan: "ABCDE1234F" }, "query/pan unknown-parameter"],

  ["onboardSender", "a customer_id of nine digits", { customer_id: "944444444" }, "path/customer_id pattern"],
  ["onboardSender", "no initiator_id", { initiator_id: undefined }, "body/initiator_id required"],
  ["onboardSender", "an empty user_code", { user_code: "" }, "body/user_code minLength pattern"],
  ["onboardSender", "no name", { name: undefined }, "body/name required"],
  ["onboardSender", "a name that begins with a blank", { name: " Karan Garg" }, "body/name pattern"],
  ["onboardSender", "no dob", { dob: undefined }, "body/dob required"],
  ["onboardSender", "a dob on 29 February of no leap year", { dob: "2023-02-29" }, "body/dob format"],
  ["onboardSender", "no address", { residence_address: undefined }, "body/residence_address required"],
  [
    "onboardSender",
    "an address as lines",
    { residence_address: ["123 MG Road"] },
    "body/residence_address type",
  ],
  [
    "onboardSender",
    "an address as an object",
    { residence_address: { line: "7" } },
    "body/residence_address type",
  ],
  [
    "onboardSender",
    "an address as plain text",
    { residence_address: "123 MG Road" },
    "body/residence_address pattern",
  ],
  [
    "onboardSender",
    "an address as a JSON list",
    { residence_address: '["123 MG Road"]' },
    "body/residence_address pattern",
  ],
  [
    "onboardSender",
    "an address cut off",
    { residence_address: '{"line":"123 MG' },
    "body/residence_address pattern",
  ],
  [
    "onboardSender",
    "an empty address",
    { residence_address: "" },
    "body/residence_address minLength pattern",
  ],
  ["onboardSender", "a field of another operation", { otp: "123456" }, "body/otp additionalProperties"],

  ["submitSenderEkyc", "no user_code", { user_code: undefined }, "body/user_code required"],
  ["submitSenderEkyc", "no Aadhaar number", { aadhar: undefined }, "body/aadhar required"],
  ["submitSenderEkyc", "an Aadhaar number as a number", { aadhar: 999999999999 }, "body/aadhar type"],
  [
    "submitSenderEkyc",
    "an Aadhaar number of 11 digits",
    { aadhar: "99999999999" },
    "body/aadhar minLength pattern",
  ],
  ["submitSenderEkyc", "an Aadhaar number of 13 digits", { aadhar: "9999999999999" }, "body/aadhar pattern"],
  ["submitSenderEkyc", "an Aadhaar number in groups", { aadhar: "9999 9999 9999" }, "body/aadhar pattern"],
  ["submitSenderEkyc", "no fingerprint", { piddata: undefined }, "body/piddata required"],
  ["submitSenderEkyc", "a fingerprint that is null", { piddata: null }, "body/piddata type"],
  ["submitSenderEkyc", "an empty fingerprint", { piddata: "" }, "body/piddata minLength pattern"],
  ["submitSenderEkyc", "a fingerprint in base64", { piddata: "PFBpZERhdGEvPg==" }, "body/piddata pattern"],
  [
    "submitSenderEkyc",
    "the spelling aadhaar",
    { aadhaar: "999999999999" },
    "body/aadhaar additionalProperties",
  ],

  ["verifySenderEkycOtp", "no user_code", { user_code: undefined }, "body/user_code required"],
  ["verifySenderEkycOtp", "no otp", { otp: undefined }, "body/otp required"],
  ["verifySenderEkycOtp", "an otp as a number", { otp: 123456 }, "body/otp type"],
  ["verifySenderEkycOtp", "an empty otp", { otp: "" }, "body/otp minLength pattern"],
  ["verifySenderEkycOtp", "an otp with a letter", { otp: "12345x" }, "body/otp pattern"],
  ["verifySenderEkycOtp", "no otp_ref_id", { otp_ref_id: undefined }, "body/otp_ref_id required"],
  ["verifySenderEkycOtp", "an otp_ref_id as a number", { otp_ref_id: 666803844 }, "body/otp_ref_id type"],
  ["verifySenderEkycOtp", "an empty otp_ref_id", { otp_ref_id: "" }, "body/otp_ref_id minLength"],
  ["verifySenderEkycOtp", "no kyc_request_id", { kyc_request_id: undefined }, "body/kyc_request_id required"],
  ["verifySenderEkycOtp", "an empty kyc_request_id", { kyc_request_id: "" }, "body/kyc_request_id minLength"],
  [
    "verifySenderEkycOtp",
    "a field of another operation",
    { name: "Karan Garg" },
    "body/name additionalProperties",
  ],
];
