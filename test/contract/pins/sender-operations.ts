import { httpErrors, json } from "./http-errors.ts";

/** The sender operations whole, as the others. */
export const senderOperationPins = {
  "get /customer/payment/dmt-fino/sender/{customer_id}": {
    operationId: "getSender",
    tags: ["Sender"],
    parameters: [
      "parameters/SenderCustomerId",
      "parameters/InitiatorId",
      "parameters/UserCode",
      "parameters/SenderClientRefId",
    ],
    responses: {
      "200": {
        ...json({
          schema: {
            oneOf: [
              "schemas/SenderVerifiedAnswer",
              "schemas/SenderNotEnrolledAnswer",
              "schemas/EkycPendingAnswer",
              "schemas/EkycOtpSentAnswer",
              "schemas/OtherSenderProfileAnswer",
            ],
          },
          examples: {
            verified: "examples/SenderVerified",
            not_enrolled: "examples/SenderNotEnrolled",
            ekyc_pending: "examples/EkycPending",
            otp_sent: "examples/EkycOtpPending",
            unknown_initiator: "examples/UnknownInitiator",
            agent_not_onboarded: "examples/AgentNotOnboarded",
            user_not_onboarded: "examples/UserNotOnboarded",
          },
        }),
        links: {
          onboardSender: "links/OnboardSender",
          submitSenderEkyc: "links/SubmitSenderEkyc",
          verifySenderEkycOtp: "links/VerifySenderEkycOtp",
        },
      },
      ...httpErrors,
    },
    "x-response-types": [
      {
        id: 309,
        name: "verified",
        success: true,
        next: null,
        data: "#/components/schemas/SenderProfile",
      },
      {
        id: 308,
        name: "not_enrolled",
        success: true,
        next: "onboardSender",
        data: "#/components/schemas/SenderNotEnrolled",
      },
      {
        id: 2134,
        name: "ekyc_pending",
        success: true,
        next: "submitSenderEkyc",
        data: "#/components/schemas/EkycPending",
      },
      {
        id: 2129,
        name: "otp_sent",
        success: true,
        next: "verifySenderEkycOtp",
        data: "#/components/schemas/EkycOtpSession",
      },
    ],
    "x-docs-page": {
      slug: "dmt-get-sender",
      sha256: "39e0577a78600c207c8d32c7ca2942b0b3fec4a9f6ca104228acfe749f33d092",
    },
  },
  "post /customer/payment/dmt-fino/sender/{customer_id}": {
    operationId: "onboardSender",
    tags: ["Sender"],
    parameters: ["parameters/SenderCustomerId"],
    requestBody: {
      required: true,
      ...json({
        schema: "schemas/OnboardSenderRequest",
        examples: {
          sample: "examples/OnboardSenderRequest",
        },
      }),
    },
    responses: {
      "200": {
        ...json({
          schema: {
            oneOf: [
              "schemas/EkycPendingAnswer",
              "schemas/OpenedAnswer",
              "schemas/SenderVerifiedAnswer",
              "schemas/OtherSenderOnboardingAnswer",
            ],
          },
          examples: {
            ekyc_pending: "examples/EkycPending",
            opened: "examples/SenderOpened",
            verified: "examples/SenderVerified",
            invalid_input: "examples/InvalidInput",
            invalid_sender_name: "examples/InvalidSenderName",
            unknown_initiator: "examples/UnknownInitiator",
            agent_not_onboarded: "examples/AgentNotOnboarded",
            user_not_onboarded: "examples/UserNotOnboarded",
          },
        }),
        links: {
          submitSenderEkyc: "links/SubmitSenderEkyc",
          getSender: "links/GetSender",
        },
      },
      ...httpErrors,
    },
    "x-response-types": [
      {
        id: 2134,
        name: "ekyc_pending",
        success: true,
        next: "submitSenderEkyc",
        data: "#/components/schemas/EkycPending",
      },
      {
        id: 300,
        name: "opened",
        success: true,
        next: "getSender",
        data: "#/components/schemas/OpenedCustomer",
      },
      {
        id: 309,
        name: "verified",
        success: true,
        next: null,
        data: "#/components/schemas/SenderProfile",
      },
    ],
    "x-docs-page": {
      slug: "dmt-onboard-sender",
      sha256: "6f072bdfcce2c60a32970cb0a120afc6fd6684aa5339c995e5f42e0541af3277",
    },
  },
  "put /customer/payment/dmt-fino/sender/{customer_id}/otp": {
    operationId: "submitSenderEkyc",
    tags: ["Sender"],
    parameters: ["parameters/CustomerId"],
    requestBody: {
      required: true,
      ...json({
        schema: "schemas/SubmitSenderEkycRequest",
        examples: {
          sample: "examples/SubmitSenderEkycRequest",
        },
      }),
    },
    responses: {
      "200": {
        ...json({
          schema: {
            oneOf: [
              "schemas/EkycOtpSentAnswer",
              "schemas/EkycRefusedAnswer",
              "schemas/OtherSenderEkycAnswer",
            ],
          },
          examples: {
            otp_sent: "examples/EkycOtpSent",
            ekyc_refused: "examples/EkycRefused",
            ekyc_refused_for_good: "examples/EkycRefusedForGood",
            user_not_found: "examples/UserNotFound",
            unknown_initiator: "examples/UnknownInitiator",
            agent_not_onboarded: "examples/AgentNotOnboarded",
            user_not_onboarded: "examples/UserNotOnboarded",
          },
        }),
        links: {
          verifySenderEkycOtp: "links/VerifySenderEkycOtp",
        },
      },
      ...httpErrors,
    },
    "x-response-types": [
      {
        id: 2129,
        name: "otp_sent",
        success: true,
        next: "verifySenderEkycOtp",
        data: "#/components/schemas/EkycOtpSession",
      },
      {
        id: 2135,
        name: "ekyc_refused",
        success: false,
        next: null,
        data: "#/components/schemas/RefusedEkyc",
        reason: {
          text: "/data/description",
        },
      },
    ],
    "x-docs-page": {
      slug: "dmt-fino-sender-ekyc",
      sha256: "6f0f4bac23eae2f437a942637bdfded62ce68c2b938da7afc467af241b0b1f8a",
    },
  },
  "put /customer/payment/dmt-fino/sender/{customer_id}/otp/verify": {
    operationId: "verifySenderEkycOtp",
    tags: ["Sender"],
    parameters: ["parameters/CustomerId"],
    requestBody: {
      required: true,
      ...json({
        schema: "schemas/VerifySenderEkycOtpRequest",
        examples: {
          sample: "examples/VerifySenderEkycOtpRequest",
        },
      }),
    },
    responses: {
      "200": {
        ...json({
          schema: {
            oneOf: [
              "schemas/SenderRegisteredAnswer",
              "schemas/EkycOtpRefusedAnswer",
              "schemas/OtherSenderVerificationAnswer",
            ],
          },
          examples: {
            registered: "examples/SenderRegistered",
            wrong_otp: "examples/WrongEkycOtp",
            otp_expired: "examples/EkycOtpExpired",
            ekyc_otp_refused: "examples/EkycOtpRefused",
            user_not_found: "examples/UserNotFound",
            unknown_initiator: "examples/UnknownInitiator",
            agent_not_onboarded: "examples/AgentNotOnboarded",
            user_not_onboarded: "examples/UserNotOnboarded",
          },
        }),
        links: {
          getSender: "links/GetSender",
        },
      },
      ...httpErrors,
    },
    "x-response-types": [
      {
        id: 2132,
        name: "registered",
        success: true,
        next: null,
        data: "#/components/schemas/RegisteredSender",
      },
      {
        id: 2131,
        name: "ekyc_otp_refused",
        success: false,
        next: null,
        data: "#/components/schemas/RefusedEkyc",
        reason: {
          text: "/data/description",
          status: "/response_status_id",
        },
      },
    ],
    "x-docs-page": {
      slug: "dmt-fino-validate-ekyc-otp",
      sha256: "b23c4b4193ab188b79de7ba18e8f8fcf7fcb550ad1d6e4a05e30f0a9ba84b415",
    },
  },
};
