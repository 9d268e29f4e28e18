import { type AnswerBranch, envelope } from "./answer-branch.ts";
import * as kinds from "./answer-values.ts";

const profile = "data.customer_profile";
const chart = `${profile}.chart`;

// Paths do not lead into lists, so the chart is tried as a whole.
const chartEntry = { data_type_id: 10, label: "", data: { unavailable: 0, used: 0, remaining: 25000 } };
const charts: kinds.AnswerValues = {
  accepted: [
    [],
    [chartEntry],
    [chartEntry, { ...chartEntry, label: "a month" }, { extra: 1 }, {}],
    [{ data: {} }],
    [{ data: { unavailable: 0.5, used: -1, remaining: 0, extra: "x" } }],
  ],
  refused: [
    ...[null, true, 0, "", "x", {}],
    ...[null, 1, "x", []].map((entry) => [chartEntry, entry]),
    ...[
      { data_type_id: "10" },
      { data_type_id: null },
      { label: 1 },
      { label: null },
      { data: null },
      { data: [] },
      { data: { unavailable: "0" } },
      { data: { used: "0" } },
      { data: { remaining: null } },
    ].map((fault) => [{ ...chartEntry, ...fault }]),
  ],
};

const verified: Omit<AnswerBranch, "operation"> = {
  name: "verified",
  body: {
    status: 0,
    message: "Success!",
    response_status_id: -1,
    response_type_id: 309,
    data: {
      is_registered: 0,
      next_allowed_limit: 25000,
      kyc_state: 0,
      customer_profile: {
        name: "Karan Garg",
        mobile: "9444444444",
        balance: "0.00",
        total_monthly_limit: "25000.0",
        next_allowed_limit: "25000.0",
        kyc_state: 1,
        chart: [chartEntry],
      },
    },
  },
  fields: {
    ...envelope,
    "data.is_registered": kinds.number,
    "data.next_allowed_limit": kinds.number,
    "data.kyc_state": kinds.number,
    [profile]: kinds.object,
    [`${profile}.name`]: kinds.text,
    [`${profile}.mobile`]: kinds.text,
    [`${profile}.balance`]: kinds.text,
    [`${profile}.total_monthly_limit`]: kinds.text,
    [`${profile}.next_allowed_limit`]: kinds.text,
    [`${profile}.kyc_state`]: kinds.number,
    [chart]: charts,
  },
  required: ["status", "data", profile],
};

const ekycPending: Omit<AnswerBranch, "operation"> = {
  name: "eKYC pending",
  body: {
    status: 0,
    message: "Customer KYC Pending",
    response_status_id: 0,
    response_type_id: 2134,
    data: { otp_ref_id: "" },
  },
  fields: { ...envelope, data: kinds.object, "data.otp_ref_id": kinds.text },
  required: ["status"],
};

const otpSent: Omit<AnswerBranch, "operation"> = {
  name: "eKYC OTP sent",
  body: {
    status: 0,
    message: "Validate the OTP",
    response_status_id: 0,
    response_type_id: 2129,
    data: { user_code: "20810200", intent_id: "", kyc_request_id: "9332126", otp_ref_id: "666803844" },
  },
  fields: {
    ...envelope,
    "data.otp_ref_id": kinds.filledText,
    "data.kyc_request_id": kinds.filledText,
    "data.user_code": kinds.text,
    "data.intent_id": kinds.textOrNumber,
  },
  required: ["status", "data", "data.otp_ref_id", "data.kyc_request_id"],
};

/** An answer that is a rejection itself. */
function refused(name: string, id: number): Omit<AnswerBranch, "operation"> {
  return {
    name,
    body: {
      status: id,
      message: "x",
      response_status_id: 1,
      response_type_id: id,
      data: { description: "K-100 EKYC Verification failed" },
    },
    fields: { ...envelope, data: kinds.object, "data.description": kinds.text },
    required: ["status"],
  };
}

/** The answers of the sender operations, except "any other answer". */
export const senderAnswers: readonly AnswerBranch[] = [
  { operation: "getSender", ...verified },
  {
    operation: "getSender",
    name: "not enrolled",
    body: {
      status: 308,
      message: "Failure!Customer Not Enrolled",
      response_status_id: 1,
      response_type_id: 308,
      data: { ekyc_enabled: "" },
    },
    fields: { ...envelope, data: kinds.object, "data.ekyc_enabled": kinds.text },
    required: ["status"],
  },
  { operation: "getSender", ...ekycPending },
  { operation: "getSender", ...otpSent },
  { operation: "onboardSender", ...ekycPending },
  {
    operation: "onboardSender",
    name: "opened before",
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
    fields: {
      ...envelope,
      data: kinds.object,
      "data.customer_id_type": kinds.text,
      "data.state_desc": kinds.text,
      "data.state": kinds.textOrNumber,
      "data.customer_id": kinds.text,
    },
    required: ["status"],
  },
  { operation: "onboardSender", ...verified },
  { operation: "submitSenderEkyc", ...otpSent },
  { operation: "submitSenderEkyc", ...refused("fingerprint refused", 2135) },
  {
    operation: "verifySenderEkycOtp",
    name: "registered",
    body: {
      status: 0,
      message: "x",
      response_status_id: 0,
      response_type_id: 2132,
      data: { user_code: "20810200" },
    },
    fields: { ...envelope, data: kinds.object, "data.user_code": kinds.text },
    required: ["status"],
  },
  { operation: "verifySenderEkycOtp", ...refused("OTP refused", 2131) },
];
