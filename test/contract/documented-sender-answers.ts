import type { DocumentedAnswer } from "./documented-answer.ts";
import type { ProbedId } from "./samples.ts";

type Answer = Omit<DocumentedAnswer, "operation">;

const profile = {
  name: "Karan Garg",
  mobile: "9444444444",
  balance: "0.00",
  total_monthly_limit: "25000.0",
  next_allowed_limit: "25000.0",
  kyc_state: 1,
  chart: [{ data_type_id: 10, label: "", data: { unavailable: 0, used: 0, remaining: 25000 } }],
};

const verified: Answer = {
  example: "verified",
  body: {
    status: 0,
    message: "Success!",
    response_status_id: -1,
    response_type_id: 309,
    data: { is_registered: 0, next_allowed_limit: 25000, kyc_state: 0, customer_profile: profile },
  },
  outcome: {
    response_type: "verified",
    next: null,
    status: 0,
    response_type_id: 309,
    kyc_state: 0,
    customer_profile: profile,
  },
};

const ekycPending: Answer = {
  example: "ekyc_pending",
  body: {
    status: 0,
    message: "Customer KYC Pending",
    response_status_id: 0,
    response_type_id: 2134,
    data: { otp_ref_id: "" },
  },
  outcome: {
    response_type: "ekyc_pending",
    next: "submitSenderEkyc",
    response_type_id: 2134,
    otp_ref_id: "",
  },
};

const userNotFound: Answer = {
  example: "user_not_found",
  body: {
    status: 463,
    message: "User not found",
    response_status_id: 1,
    response_type_id: -1,
    invalid_params: { customer_id: "User not found" },
  },
  outcome: { code: "user_not_found", status: 463, invalid_params: { customer_id: "User not found" } },
};

/** An OTP after a fingerprint, with both of its references. */
function otpSent(status: number, response_status_id: number, data: object): Answer {
  const references = { otp_ref_id: "666803844", kyc_request_id: "9332126" };
  return {
    example: "otp_sent",
    body: {
      status,
      message: "Validate the OTP",
      response_status_id,
      response_type_id: 2129,
      data: { ...data, ...references },
    },
    outcome: { response_type: "otp_sent", next: "verifySenderEkycOtp", status, ...references },
  };
}

/** A refusal that is an answer of its own: `status` is its id, and `data.description` says why. */
function refusal(
  code: string,
  id: number,
  message: string,
  reason: string,
  response_status_id = 1,
  example = code,
): Answer {
  const ids = { status: id, response_status_id, response_type_id: id };
  return {
    example,
    body: { ...ids, message, data: { description: reason } },
    outcome: { code, ...ids, reason },
  };
}

/** The answers of the sender operations, without the rejections that every operation has. */
export const documentedSenderAnswers: readonly (readonly [ProbedId, readonly Answer[]])[] = [
  [
    "getSender",
    [
      verified,
      {
        example: "not_enrolled",
        body: {
          status: 308,
          message: "Failure!Customer Not Enrolled",
          response_status_id: 1,
          response_type_id: 308,
          data: { ekyc_enabled: "" },
        },
        outcome: { response_type: "not_enrolled", next: "onboardSender", status: 308, response_type_id: 308 },
      },
      ekycPending,
      otpSent(2129, 1, {}),
    ],
  ],
  [
    "onboardSender",
    [
      ekycPending,
      {
        example: "opened",
        body: {
          status: 0,
          message: "Wallet opened successfully.",
          response_status_id: 0,
          response_type_id: 300,
          data: {
            customer_id_type: "mobile_number",
            state_desc: "Non-Kyc",
            state: "2",
            customer_id: "9444444444",
          },
        },
        outcome: { response_type: "opened", next: "getSender", response_type_id: 300, state_desc: "Non-Kyc" },
      },
      verified,
    ],
  ],
  [
    "submitSenderEkyc",
    [
      otpSent(0, 0, { user_code: "20810200", intent_id: "" }),
      refusal("ekyc_refused", 2135, "The eKYC was refused", "K-100 EKYC Verification failed"),
      refusal(
        "ekyc_refused",
        2135,
        "The eKYC was refused",
        "The customer has a relationship with the bank already",
        1,
        "ekyc_refused_for_good",
      ),
      userNotFound,
    ],
  ],
  [
    "verifySenderEkycOtp",
    [
      {
        example: "registered",
        body: {
          status: 0,
          message: "The registration is complete",
          response_status_id: 0,
          response_type_id: 2132,
          data: { user_code: "20810200" },
        },
        outcome: { response_type: "registered", next: null, status: 0, response_type_id: 2132 },
      },
      refusal("wrong_otp", 2131, "The OTP was refused", "The OTP is wrong", 302),
      refusal("otp_expired", 2131, "The OTP was refused", "The OTP has expired", 303),
      refusal("ekyc_otp_refused", 2131, "The OTP was refused", "Customer Already registred"),
      userNotFound,
    ],
  ],
];
