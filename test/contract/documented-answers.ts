import type { DocumentedAnswer } from "./documented-answer.ts";
import { documentedSenderAnswers } from "./documented-sender-answers.ts";
import type { ProbedId } from "./samples.ts";

const otpRefId = "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==";

const otpSent = {
  status: 2129,
  message: "Validate the OTP",
  response_status_id: 1,
  response_type_id: 2129,
  data: { intent_id: 19, kyc_request_id: "", otp_ref_id: otpRefId },
};

const otpSentOutcome = {
  response_type: "otp_sent",
  next: "verifyCustomerOtp",
  status: 2129,
  response_type_id: 2129,
  otp_ref_id: otpRefId,
  intent_id: 19,
};

const rejections: readonly Omit<DocumentedAnswer, "operation">[] = [
  rejection("unknown_initiator", 319, "Initiator not known"),
  rejection("agent_not_onboarded", 346, "Agent not onboarded or wrong user code"),
  rejection("user_not_onboarded", 1297, "User not onboarded"),
];

const invalidInput = {
  example: "invalid_input",
  body: {
    status: 461,
    message: "Invalid params",
    response_status_id: 1,
    response_type_id: -1,
    invalid_params: { name: "Name too long", dob: "Must be over 18 years" },
  },
  outcome: {
    code: "invalid_input",
    status: 461,
    response_type_id: -1,
    invalid_params: { name: "Name too long", dob: "Must be over 18 years" },
  },
};

const invalidSenderName = rejection("invalid_sender_name", 132, "Sender name should only contain letters");

const verified = {
  example: "verified",
  body: {
    status: 0,
    message: "Success!",
    response_status_id: -1,
    response_type_id: 309,
    data: {
      sender_name: "Karan Garg",
      customer_profile: {
        name: "Karan Garg",
        mobile: "9444444444",
        next_allowed_limit: "5287.0",
        balance: "0.00",
        kyc_state: 0,
        total_monthly_limit: "50000.0",
      },
    },
  },
  outcome: {
    response_type: "verified",
    next: null,
    status: 0,
    response_type_id: 309,
    sender_name: "Karan Garg",
    customer_profile: { name: "Karan Garg", mobile: "9444444444", kyc_state: 0 },
  },
};

/** Every answer with HTTP 200 that the contract has an example of. */
export const documentedAnswers: readonly DocumentedAnswer[] = [
  ...answersOf("onboardCustomer", [
    { example: "otp_sent", body: otpSent, outcome: otpSentOutcome },
    {
      example: "opened",
      body: {
        status: 0,
        message: "Wallet opened successfully",
        response_status_id: 0,
        response_type_id: 300,
        data: {
          customer_id_type: "mobile_number",
          state_desc: "Non-Kyc",
          state: "2",
          customer_id: "9444444444",
        },
      },
      outcome: {
        response_type: "opened",
        next: "getCustomer",
        status: 0,
        response_type_id: 300,
        state_desc: "Non-Kyc",
        customer_id: "9444444444",
      },
    },
    rejection("wallet_already_exists", 17, "User wallet already exists"),
    invalidInput,
    invalidSenderName,
    ...rejections,
  ]),
  ...answersOf("verifyCustomerOtp", [
    verified,
    {
      example: "aadhaar_pending",
      body: {
        status: 2136,
        message: "Aadhar Validation Pending",
        response_status_id: 1,
        response_type_id: 2136,
      },
      outcome: { response_type: "aadhaar_pending", next: null, status: 2136, response_type_id: 2136 },
    },
    {
      example: "pan_required",
      body: {
        status: 0,
        message: "Pan Number Required",
        response_status_id: 0,
        response_type_id: 2147,
        data: { application_id: "" },
      },
      outcome: { response_type: "pan_required", next: null, status: 0, response_type_id: 2147 },
    },
    rejection("wrong_otp", 302, "Wrong OTP"),
    rejection("otp_expired", 303, "OTP expired"),
    invalidInput,
    ...rejections,
  ]),
  ...answersOf("getCustomer", [
    { example: "otp_sent", body: otpSent, outcome: otpSentOutcome },
    {
      example: "not_enrolled",
      body: {
        status: 308,
        message: "Failure!Customer Not Enrolled",
        response_status_id: 1,
        response_type_id: 308,
        data: { sender_name: "", ekyc_enabled: "" },
      },
      outcome: {
        response_type: "not_enrolled",
        next: "onboardCustomer",
        status: 308,
        response_type_id: 308,
        sender_name: "",
      },
    },
    verified,
    {
      example: "aadhaar_pending",
      body: {
        status: 2136,
        message: "Aadhar Validation Pending",
        response_status_id: 1,
        response_type_id: 2136,
        data: { otp_ref_id: otpRefId },
      },
      outcome: { response_type: "aadhaar_pending", next: null, response_type_id: 2136, otp_ref_id: otpRefId },
    },
    ...rejections,
  ]),
  ...documentedSenderAnswers.flatMap(([operation, answers]) =>
    answersOf(operation, [
      ...answers,
      ...(operation === "onboardSender" ? [invalidInput, invalidSenderName] : []),
      ...rejections,
    ]),
  ),
];

/** The documented body of an HTTP 403. */
export const forbiddenBody = {
  status: 1,
  response_status_id: -1,
  message: "Unauthorized access",
  data: {},
};

/** The documented bodies of an HTTP 401, by the name of their example. */
export const unauthorizedBodies = {
  unknown_developer_key: unauthorized(2483, "Unauthorized"),
  invalid_signature: unauthorized(2484, "Invalid secret-key or timestamp"),
  timestamp_expired: unauthorized(
    2485,
    "Expired security headers (secret-key-timestamp older than 2 minutes)",
  ),
  invalid_timestamp: unauthorized(
    2486,
    "Invalid secret-key-timestamp (expected milliseconds since the UNIX epoch)",
  ),
  missing_signing_headers: unauthorized(2487, "Missing security headers"),
};

function unauthorized(status: number, message: string) {
  return { message, status, response_type_id: status, response_status_id: 1 };
}

function answersOf(operation: ProbedId, answers: readonly Omit<DocumentedAnswer, "operation">[]) {
  return answers.map((answer) => ({ operation, ...answer }));
}

/** A rejection by its `status`; the client's code is the name of the example. */
function rejection(example: string, status: number, message: string): Omit<DocumentedAnswer, "operation"> {
  const ids = { status, response_status_id: 1, response_type_id: -1 };
  return { example, body: { ...ids, message }, outcome: { code: example, ...ids } };
}
