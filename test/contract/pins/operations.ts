import { httpErrors, json } from "./http-errors.ts";
import { senderOperationPins } from "./sender-operations.ts";

const otpSent = {
  id: 2129,
  name: "otp_sent",
  success: true,
  next: "verifyCustomerOtp",
  data: "#/components/schemas/OtpSession",
  "implied-by-status": 0,
};

const links = { verifyCustomerOtp: "links/VerifyCustomerOtp" };

/** Each operation whole, by method and path, texts left out. References are written by their component alone. */
export const operationPins: Readonly<Record<string, object>> = {
  "post /customer/account/{customer_id}": {
    operationId: "onboardCustomer",
    tags: ["Customer"],
    parameters: ["parameters/CustomerId"],
    requestBody: {
      required: true,
      ...json({
        schema: "schemas/OnboardCustomerRequest",
        examples: { sample: "examples/OnboardCustomerRequest" },
      }),
    },
    responses: {
      "200": {
        ...json({
          schema: {
            oneOf: ["schemas/OtpSentAnswer", "schemas/OpenedAnswer", "schemas/OtherOnboardingAnswer"],
          },
          // Their order counts: Prism and the mock answer with the first.
          examples: {
            otp_sent: "examples/OtpSent",
            opened: "examples/Opened",
            wallet_already_exists: "examples/WalletAlreadyExists",
            invalid_input: "examples/InvalidInput",
            invalid_sender_name: "examples/InvalidSenderName",
            unknown_initiator: "examples/UnknownInitiator",
            agent_not_onboarded: "examples/AgentNotOnboarded",
            user_not_onboarded: "examples/UserNotOnboarded",
          },
        }),
        links,
      },
      ...httpErrors,
    },
    "x-response-types": [
      otpSent,
      {
        id: 300,
        name: "opened",
        success: true,
        next: "getCustomer",
        data: "#/components/schemas/OpenedCustomer",
      },
    ],
  },
  "post /customer/account/{customer_id}/otp/verify": {
    operationId: "verifyCustomerOtp",
    tags: ["Customer"],
    parameters: ["parameters/CustomerId"],
    requestBody: {
      required: true,
      ...json({
        schema: "schemas/VerifyCustomerOtpRequest",
        examples: { sample: "examples/VerifyCustomerOtpRequest" },
      }),
    },
    responses: {
      "200": json({
        schema: {
          oneOf: [
            "schemas/VerifiedAnswer",
            "schemas/AadhaarPendingAnswer",
            "schemas/PanRequiredAnswer",
            "schemas/OtherVerificationAnswer",
          ],
        },
        examples: {
          verified: "examples/Verified",
          aadhaar_pending: "examples/AadhaarPending",
          pan_required: "examples/PanRequired",
          wrong_otp: "examples/WrongOtp",
          otp_expired: "examples/OtpExpired",
          invalid_input: "examples/InvalidInput",
          unknown_initiator: "examples/UnknownInitiator",
          agent_not_onboarded: "examples/AgentNotOnboarded",
          user_not_onboarded: "examples/UserNotOnboarded",
        },
      }),
      ...httpErrors,
    },
    "x-response-types": [
      { id: 309, name: "verified", success: true, next: null, data: "#/components/schemas/VerifiedCustomer" },
      {
        id: 2136,
        name: "aadhaar_pending",
        success: true,
        next: null,
        data: "#/components/schemas/AadhaarSession",
      },
      {
        id: 2147,
        name: "pan_required",
        success: true,
        next: null,
        data: "#/components/schemas/PanApplication",
      },
    ],
  },
  "get /customer/profile/{customer_id}": {
    operationId: "getCustomer",
    tags: ["Customer"],
    parameters: [
      "parameters/CustomerId",
      "parameters/InitiatorId",
      "parameters/UserCode",
      "parameters/ClientRefId",
    ],
    responses: {
      "200": {
        ...json({
          schema: {
            oneOf: [
              "schemas/OtpSentAnswer",
              "schemas/NotEnrolledAnswer",
              "schemas/VerifiedAnswer",
              "schemas/AadhaarPendingAnswer",
              "schemas/OtherProfileAnswer",
            ],
          },
          examples: {
            otp_sent: "examples/OtpSent",
            not_enrolled: "examples/NotEnrolled",
            verified: "examples/Verified",
            aadhaar_pending: "examples/AadhaarPendingWithReference",
            unknown_initiator: "examples/UnknownInitiator",
            agent_not_onboarded: "examples/AgentNotOnboarded",
            user_not_onboarded: "examples/UserNotOnboarded",
          },
        }),
        links,
      },
      ...httpErrors,
    },
    "x-response-types": [
      otpSent,
      {
        id: 308,
        name: "not_enrolled",
        success: true,
        next: "onboardCustomer",
        data: "#/components/schemas/NotEnrolled",
      },
      { id: 309, name: "verified", success: true, next: null, data: "#/components/schemas/VerifiedCustomer" },
      {
        id: 2136,
        name: "aadhaar_pending",
        success: true,
        next: null,
        data: "#/components/schemas/AadhaarSession",
      },
    ],
  },
  ...senderOperationPins,
};
