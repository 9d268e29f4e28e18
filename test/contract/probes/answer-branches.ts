import {
  aadhaarPending,
  notEnrolled,
  opened,
  otpSent,
  panRequired,
  rejected,
  verified,
} from "./answer-bodies.ts";
import { type AnswerBranch, envelope } from "./answer-branch.ts";
import * as kinds from "./answer-values.ts";
import { senderAnswers } from "./sender-answers.ts";

const otpSentBranch = {
  name: "OTP sent",
  body: otpSent,
  fields: {
    ...envelope,
    "data.otp_ref_id": kinds.filledText,
    "data.intent_id": kinds.number,
    "data.kyc_request_id": kinds.text,
  },
  required: ["status", "data", "data.otp_ref_id"],
};

const profile = "data.customer_profile";

const verifiedBranch = {
  name: "verified",
  body: verified,
  fields: {
    ...envelope,
    "data.sender_name": kinds.text,
    [profile]: kinds.object,
    [`${profile}.name`]: kinds.text,
    [`${profile}.mobile`]: kinds.text,
    [`${profile}.next_allowed_limit`]: kinds.text,
    [`${profile}.balance`]: kinds.text,
    [`${profile}.kyc_state`]: kinds.number,
    [`${profile}.total_monthly_limit`]: kinds.text,
  },
  required: ["status", "data", profile],
};

const aadhaarPendingBranch = {
  name: "Aadhaar pending",
  body: aadhaarPending,
  fields: { ...envelope, data: kinds.object, "data.otp_ref_id": kinds.text },
  required: ["status"],
};

// Any number makes this answer, except the ids of the operation's other answers, and none is one of these.
const undocumentedId = {
  accepted: [0, 1, -1, 0.5, -10_000, 4711, 2129.5, 4_294_967_296],
  refused: kinds.number.refused,
};

const otherBranch = {
  name: "any other answer",
  body: rejected,
  fields: { ...envelope, response_type_id: undocumentedId, data: kinds.object },
  required: ["status"],
};

/** Every answer of every operation. */
export const answerBranches: readonly AnswerBranch[] = [
  { operation: "onboardCustomer", ...otpSentBranch },
  {
    operation: "onboardCustomer",
    name: "opened at once",
    body: opened,
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
  { operation: "onboardCustomer", ...otherBranch },
  { operation: "verifyCustomerOtp", ...verifiedBranch },
  { operation: "verifyCustomerOtp", ...aadhaarPendingBranch },
  {
    operation: "verifyCustomerOtp",
    name: "PAN required",
    body: panRequired,
    fields: { ...envelope, data: kinds.object, "data.application_id": kinds.text },
    required: ["status"],
  },
  { operation: "verifyCustomerOtp", ...otherBranch },
  { operation: "getCustomer", ...otpSentBranch },
  {
    operation: "getCustomer",
    name: "not enrolled",
    body: notEnrolled,
    fields: {
      ...envelope,
      data: kinds.object,
      "data.sender_name": kinds.text,
      "data.ekyc_enabled": kinds.text,
    },
    required: ["status"],
  },
  { operation: "getCustomer", ...verifiedBranch },
  { operation: "getCustomer", ...aadhaarPendingBranch },
  { operation: "getCustomer", ...otherBranch },
  ...senderAnswers,
  ...(["getSender", "onboardSender", "submitSenderEkyc", "verifySenderEkycOtp"] as const).map(
    (operation) => ({
      operation,
      ...otherBranch,
    }),
  ),
];

/** The ids of the answers that each operation documents; any other id makes "any other answer". */
export const documentedIds: Readonly<Record<AnswerBranch["operation"], readonly number[]>> = {
  onboardCustomer: [2129, 300],
  verifyCustomerOtp: [309, 2136, 2147],
  getCustomer: [2129, 308, 309, 2136],
  getSender: [309, 308, 2134, 2129],
  onboardSender: [2134, 300, 309],
  submitSenderEkyc: [2129, 2135],
  verifySenderEkycOtp: [2132, 2131],
};
