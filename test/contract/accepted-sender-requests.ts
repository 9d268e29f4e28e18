import type { FlatInput } from "../helpers/make-wire-request.ts";
import { type ProbedId, samples } from "./samples.ts";

const { getSender, onboardSender, submitSenderEkyc, verifySenderEkycOtp } = samples;
const { client_ref_id: _, ...getRequired } = getSender;
const { client_ref_id: _1, user_code: _2, ...onboardRequired } = onboardSender;
const { client_ref_id: _3, ...ekycRequired } = submitSenderEkyc;
const { client_ref_id: _4, ...verifyRequired } = verifySenderEkycOtp;

const long = "x".repeat(200);

/** Requests to the sender operations that must be accepted: the documented samples, and values at the edge of each rule. */
export const acceptedSenderRequests: readonly Entry[] = [
  ...accept("getSender", [
    ["the documented sample", getSender],
    ["only the required fields", getRequired],
    ["a customer_id of ten zeros", { ...getSender, customer_id: "0000000000" }],
    ["a client_ref_id of 20 characters", { ...getSender, client_ref_id: "REQ-20260101-0000004" }],
  ]),
  ...accept("onboardSender", [
    ["the documented sample", onboardSender],
    ["only the required fields", onboardRequired],
    ["a name of one letter", { ...onboardSender, name: "K" }],
    ["a name with signs and in Devanagari", { ...onboardSender, name: "ज़ोया D'Souza-Khan Jr." }],
    ["a dob on 29 February of a leap year", { ...onboardSender, dob: "2000-02-29" }],
    ["an address that is an empty object", { ...onboardSender, residence_address: "{}" }],
    [
      "an address with blanks and line breaks",
      { ...onboardSender, residence_address: ' {\n"line": "7" }\n' },
    ],
    ["an address in Devanagari", { ...onboardSender, residence_address: '{"line":"महात्मा गांधी रोड"}' }],
    [
      "an address of 2000 characters",
      { ...onboardSender, residence_address: `{"line":"${"x".repeat(1989)}"}` },
    ],
  ]),
  ...accept("submitSenderEkyc", [
    ["the documented sample", submitSenderEkyc],
    ["only the required fields", ekycRequired],
    ["an Aadhaar number of nines", { ...submitSenderEkyc, aadhar: "999999999999" }],
    [
      "the XML with its declaration",
      { ...submitSenderEkyc, piddata: '<?xml version="1.0"?>\n<PidData></PidData>' },
    ],
    ["XML after a line break", { ...submitSenderEkyc, piddata: "\n<PidData/>" }],
    ["XML of 20000 characters", { ...submitSenderEkyc, piddata: `<Data>${"x".repeat(19987)}</Data>` }],
  ]),
  ...accept("verifySenderEkycOtp", [
    ["the documented sample", verifySenderEkycOtp],
    ["only the required fields", verifyRequired],
    ["an otp with leading zeros", { ...verifySenderEkycOtp, otp: "000123" }],
    ["an otp of one digit", { ...verifySenderEkycOtp, otp: "1" }],
    ["an otp of ten digits", { ...verifySenderEkycOtp, otp: "1234567890" }],
    ["references of one character", { ...verifySenderEkycOtp, otp_ref_id: "x", kyc_request_id: "y" }],
    ["references of 200 characters", { ...verifySenderEkycOtp, otp_ref_id: long, kyc_request_id: long }],
  ]),
];

type Entry = readonly [operation: ProbedId, name: string, input: FlatInput];

function accept(operation: ProbedId, entries: readonly (readonly [string, FlatInput])[]): Entry[] {
  return entries.map(([name, input]) => [operation, name, input]);
}
