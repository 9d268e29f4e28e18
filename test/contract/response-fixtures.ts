import type { OperationId } from "../../src/index.ts";

/** An answer with HTTP 200 as the server might send it. */
export interface ResponseFixture {
  operation: OperationId;
  name: string;
  body: unknown;
}

/** An answer that breaks the contract, and where it does. */
export interface BrokenFixture extends ResponseFixture {
  /** JSON pointer into the body. */
  place: string;
  /** The broken JSON Schema keyword. */
  rule: string;
}

const otpSent = {
  status: 2129,
  message: "Validate the OTP",
  response_status_id: 1,
  response_type_id: 2129,
  data: { intent_id: 19, otp_ref_id: "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E" },
};

const profile = {
  name: "Karan Garg",
  mobile: "9444444444",
  next_allowed_limit: "5287.0",
  balance: "0.00",
  kyc_state: 0,
  total_monthly_limit: "50000.0",
};

const verified = {
  status: 0,
  message: "Success!",
  response_status_id: -1,
  response_type_id: 309,
  data: { sender_name: "Karan Garg", customer_profile: profile },
};

const notEnrolled = {
  status: 308,
  message: "Failure!Customer Not Enrolled",
  response_status_id: 1,
  response_type_id: 308,
  data: { sender_name: "", ekyc_enabled: "" },
};

const rejected = { status: 319, message: "Initiator not known", response_status_id: 1, response_type_id: -1 };

const panRequired = { status: 0, response_type_id: 2147, data: { application_id: "" } };

const opened = {
  status: 0,
  response_type_id: 300,
  data: { customer_id_type: "mobile_number", state_desc: "Non-Kyc", state: "2", customer_id: "9444444444" },
};

const aadhaarPending = { status: 2136, response_type_id: 2136, data: { otp_ref_id: "IXrygqm0vTNbN35L" } };

/** Answers that must be accepted. */
export const goodFixtures: readonly ResponseFixture[] = [
  ...fixtures("onboardCustomer", [
    ["OTP sent", otpSent],
    ["OTP sent, at status 0", { ...otpSent, status: 0 }],
    ["OTP sent, with the reference alone", { ...otpSent, data: { otp_ref_id: "x" } }],
    ["OTP sent, with unknown fields", { ...otpSent, fee: 1, data: { ...otpSent.data, channel: "sms" } }],
    ["a rejection", rejected],
    ["a rejection with nothing but a status", { status: 319 }],
    ["a rejection with an unknown status", { ...rejected, status: 99999 }],
    ["a rejection with an unknown response type", { ...rejected, response_type_id: 4711 }],
    ["a rejection with data", { ...rejected, data: { anything: [1, null] } }],
    ["a rejection with invalid_params", { ...rejected, invalid_params: { name: "Name too long" } }],
    ["a rejection with invalid_parameters", { ...rejected, invalid_parameters: { dob: "Too young" } }],
    ["opened at once", opened],
    ["opened at once, without data", { status: 0, response_type_id: 300 }],
    ["opened at once, with a state as a number", { ...opened, data: { ...opened.data, state: 2 } }],
    ["the answer of another operation: verified", verified],
    ["the answer of another operation: not enrolled", notEnrolled],
    ["the answer of another operation: Aadhaar pending", aadhaarPending],
    ["the answer of another operation: PAN required", panRequired],
    ["a fractional status", { ...rejected, status: 319.5 }],
    ["a negative status and an empty message", { ...rejected, status: -1, message: "" }],
    ["OTP sent for another intent", { ...otpSent, data: { ...otpSent.data, intent_id: 20 } }],
  ]),
  ...fixtures("verifyCustomerOtp", [
    ["verified", verified],
    ["verified, with the profile alone", { ...verified, data: { customer_profile: {} } }],
    [
      "verified, with unknown fields",
      { ...verified, data: { customer_profile: { ...profile, pipes: {} }, bank: "x" } },
    ],
    ["Aadhaar pending", { status: 2136, response_type_id: 2136 }],
    ["Aadhaar pending, with a reference", aadhaarPending],
    ["Aadhaar pending, with an empty reference", { ...aadhaarPending, data: { otp_ref_id: "" } }],
    ["the answer of another operation: OTP sent", otpSent],
    ["the answer of another operation: OTP sent, without a reference", { ...otpSent, data: {} }],
    ["the answer of another operation: opened at once", opened],
    ["the answer of another operation: not enrolled", notEnrolled],
    ["Aadhaar pending, with data", { status: 2136, response_type_id: 2136, data: { any: "thing" } }],
    ["PAN required", panRequired],
    ["PAN required, without data", { status: 0, response_type_id: 2147 }],
    ["a profile of empty texts in another state", withProfile({ name: "", balance: "", kyc_state: 3 })],
    ["a rejection", { ...rejected, status: 302 }],
    ["a rejection with nothing but a status", { status: 302 }],
  ]),
  ...fixtures("getCustomer", [
    ["OTP sent", otpSent],
    ["not enrolled", notEnrolled],
    ["not enrolled, without data", { status: 308, response_type_id: 308 }],
    ["verified", verified],
    ["Aadhaar pending, with a reference", aadhaarPending],
    ["Aadhaar pending, without data", { status: 2136, response_type_id: 2136 }],
    ["the answer of another operation: opened at once", opened],
    ["the answer of another operation: PAN required", panRequired],
    ["a rejection", rejected],
    ["a rejection with nothing but a status", { status: 319 }],
  ]),
];

/** Answers that must be refused. */
export const badFixtures: readonly BrokenFixture[] = [
  ...broken("onboardCustomer", [
    ["no status", { ...rejected, status: undefined }, "", "required"],
    ["a status as text", { ...rejected, status: "319" }, "/status", "type"],
    ["a status that is null", { ...rejected, status: null }, "/status", "type"],
    ["a message that is null", { ...rejected, message: null }, "/message", "type"],
    ["a message as a number", { ...rejected, message: 1 }, "/message", "type"],
    ["a response_status_id as text", { ...rejected, response_status_id: "1" }, "/response_status_id", "type"],
    ["a response_type_id as text", { ...rejected, response_type_id: "-1" }, "/response_type_id", "type"],
    ["a response_type_id that is null", { ...rejected, response_type_id: null }, "/response_type_id", "type"],
    ["data as text", { ...rejected, data: "" }, "/data", "type"],
    ["data as a list", { ...rejected, data: [] }, "/data", "type"],
    ["data that is null", { ...rejected, data: null }, "/data", "type"],
    ["invalid_params as a list", { ...rejected, invalid_params: ["name"] }, "/invalid_params", "type"],
    [
      "a number in invalid_params",
      { ...rejected, invalid_params: { name: 1 } },
      "/invalid_params/name",
      "type",
    ],
    [
      "a number in invalid_parameters",
      { ...rejected, invalid_parameters: { name: 1 } },
      "/invalid_parameters/name",
      "type",
    ],
    ["OTP sent without data", { ...otpSent, data: undefined }, "", "required"],
    ["OTP sent without a reference", { ...otpSent, data: { intent_id: 19 } }, "/data", "required"],
    ["OTP sent with an empty reference", withData({ otp_ref_id: "" }), "/data/otp_ref_id", "minLength"],
    ["OTP sent with a reference as a number", withData({ otp_ref_id: 66748392 }), "/data/otp_ref_id", "type"],
    ["OTP sent with a reference that is null", withData({ otp_ref_id: null }), "/data/otp_ref_id", "type"],
    ["OTP sent with an intent_id as text", withData({ intent_id: "19" }), "/data/intent_id", "type"],
    [
      "OTP sent with a numeric kyc_request_id",
      withData({ kyc_request_id: 1 }),
      "/data/kyc_request_id",
      "type",
    ],
    ["opened with data as text", { ...opened, data: "" }, "/data", "type"],
    ["opened with a numeric customer_id", withOpened({ customer_id: 1 }), "/data/customer_id", "type"],
    ["opened with a numeric type", withOpened({ customer_id_type: 1 }), "/data/customer_id_type", "type"],
    ["opened with a numeric state_desc", withOpened({ state_desc: 1 }), "/data/state_desc", "type"],
    ["opened with a state that is null", withOpened({ state: null }), "/data/state", "type"],
    ["a list", [otpSent], "", "type"],
    ["null", null, "", "type"],
  ]),
  ...broken("verifyCustomerOtp", [
    ["verified without data", { ...verified, data: undefined }, "", "required"],
    ["verified without a profile", { ...verified, data: { sender_name: "x" } }, "/data", "required"],
    ["verified with a numeric sender_name", withVerified({ sender_name: 1 }), "/data/sender_name", "type"],
    ["a profile that is null", withVerified({ customer_profile: null }), "/data/customer_profile", "type"],
    ["a profile with a numeric name", withProfile({ name: 1 }), "/data/customer_profile/name", "type"],
    ["a profile with a numeric mobile", withProfile({ mobile: 1 }), "/data/customer_profile/mobile", "type"],
    [
      "a profile with a numeric next_allowed_limit",
      withProfile({ next_allowed_limit: 5287 }),
      "/data/customer_profile/next_allowed_limit",
      "type",
    ],
    [
      "a profile with a numeric balance",
      withProfile({ balance: 0 }),
      "/data/customer_profile/balance",
      "type",
    ],
    [
      "a profile with kyc_state as text",
      withProfile({ kyc_state: "0" }),
      "/data/customer_profile/kyc_state",
      "type",
    ],
    [
      "a profile with a numeric total_monthly_limit",
      withProfile({ total_monthly_limit: 50000 }),
      "/data/customer_profile/total_monthly_limit",
      "type",
    ],
    [
      "Aadhaar pending with data as a list",
      { status: 2136, response_type_id: 2136, data: [] },
      "/data",
      "type",
    ],
    [
      "Aadhaar pending with a numeric reference",
      { ...aadhaarPending, data: { otp_ref_id: 1 } },
      "/data/otp_ref_id",
      "type",
    ],
    [
      "PAN required with a numeric application_id",
      { ...panRequired, data: { application_id: 1 } },
      "/data/application_id",
      "type",
    ],
  ]),
  ...broken("getCustomer", [
    ["OTP sent without a reference", { ...otpSent, data: {} }, "/data", "required"],
    ["verified without data", { ...verified, data: undefined }, "", "required"],
    ["verified without a profile", { ...verified, data: { sender_name: "x" } }, "/data", "required"],
    [
      "Aadhaar pending with a numeric reference",
      { ...aadhaarPending, data: { otp_ref_id: 1 } },
      "/data/otp_ref_id",
      "type",
    ],
    [
      "not enrolled with a numeric sender_name",
      withNotEnrolled({ sender_name: 1 }),
      "/data/sender_name",
      "type",
    ],
    [
      "not enrolled with a numeric ekyc_enabled",
      withNotEnrolled({ ekyc_enabled: 1 }),
      "/data/ekyc_enabled",
      "type",
    ],
  ]),
];

function withData(fields: object) {
  return { ...otpSent, data: { ...otpSent.data, ...fields } };
}

function withOpened(fields: object) {
  return { ...opened, data: { ...opened.data, ...fields } };
}

function withVerified(fields: object) {
  return { ...verified, data: { ...verified.data, ...fields } };
}

function withProfile(fields: object) {
  return withVerified({ customer_profile: { ...profile, ...fields } });
}

function withNotEnrolled(fields: object) {
  return { ...notEnrolled, data: { ...notEnrolled.data, ...fields } };
}

function fixtures(
  operation: OperationId,
  entries: readonly (readonly [string, unknown])[],
): ResponseFixture[] {
  return entries.map(([name, body]) => ({ operation, name, body }));
}

function broken(
  operation: OperationId,
  entries: readonly (readonly [name: string, body: unknown, place: string, rule: string])[],
): BrokenFixture[] {
  return entries.map(([name, body, place, rule]) => ({ operation, name, body, place, rule }));
}
