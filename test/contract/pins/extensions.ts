import { senderJourneyPin } from "./sender-journey.ts";

/** The name of each `status`: the code of the client's error. */
export const statusCodesPin = {
  "0": "success",
  "17": "wallet_already_exists",
  "132": "invalid_sender_name",
  "302": "wrong_otp",
  "303": "otp_expired",
  "319": "unknown_initiator",
  "327": "verification_pending",
  "342": "recipient_already_registered",
  "346": "agent_not_onboarded",
  "347": "insufficient_balance",
  "461": "invalid_input",
  "463": "user_not_found",
  "585": "customer_already_kyc_approved",
  "945": "monthly_limit_exhausted",
  "1297": "user_not_onboarded",
};

/** The name of each refused authentication. */
export const authErrorsPin = {
  "2483": "unknown_developer_key",
  "2484": "invalid_signature",
  "2485": "timestamp_expired",
  "2486": "invalid_timestamp",
  "2487": "missing_signing_headers",
};

/** Customer ids of the mock, with the HTTP status and the example, or the fault, that each brings about. */
export const scenariosPin = {
  "0000002129": "200 otp_sent",
  "0000000300": "200 opened",
  "0000000308": "200 not_enrolled",
  "0000000309": "200 verified",
  "0000002136": "200 aadhaar_pending",
  "0000002147": "200 pan_required",
  "0000002134": "200 ekyc_pending",
  "0000002135": "200 ekyc_refused",
  "0000012135": "200 ekyc_refused_for_good",
  "0000002131": "200 ekyc_otp_refused",
  "0000002132": "200 registered",
  "0000000463": "200 user_not_found",
  "0000000017": "200 wallet_already_exists",
  "0000000132": "200 invalid_sender_name",
  "0000000302": "200 wrong_otp",
  "0000000303": "200 otp_expired",
  "0000000319": "200 unknown_initiator",
  "0000000346": "200 agent_not_onboarded",
  "0000000461": "200 invalid_input",
  "0000001297": "200 user_not_onboarded",
  "0000002483": "401 unknown_developer_key",
  "0000002484": "401 invalid_signature",
  "0000002485": "401 timestamp_expired",
  "0000002486": "401 invalid_timestamp",
  "0000002487": "401 missing_signing_headers",
  "0000000403": "403 unauthorized",
  "0000000404": "404",
  "0000000405": "405",
  "0000000415": "415",
  "0000000500": "500",
  "0000000307": "redirect",
  "0000000502": "html_bad_gateway",
  "0000000901": "no_answer",
  "0000000902": "connection_reset",
  "0000000903": "truncated_json",
  "0000000904": "slow_drip",
};

/** The rules by which the mock remembers customers, in their order. */
export const journeyPin = {
  known: {
    otp: "123456",
  },
  journeys: {
    onboarding: {
      customer: "customer_id",
      start: "unknown",
      operations: {
        getCustomer: [
          {
            in: ["enrolled", "returning"],
            answer: "otp_sent",
            to: "returning",
            make: ["/data/otp_ref_id"],
          },
          {
            answer: "not_enrolled",
          },
          {
            answer: "otp_sent",
            to: "returning",
            make: ["/data/otp_ref_id"],
          },
        ],
        onboardCustomer: [
          {
            answer: "otp_sent",
            to: {
              unknown: "invited",
              enrolled: "returning",
            },
            make: ["/data/otp_ref_id"],
            remember: ["name"],
          },
        ],
        verifyCustomerOtp: [
          {
            in: ["unknown", "enrolled"],
            answer: "otp_expired",
          },
          {
            unless: ["otp", "otp_ref_id"],
            times: 2,
            answer: "wrong_otp",
          },
          {
            unless: ["otp", "otp_ref_id"],
            answer: "otp_expired",
            to: {
              invited: "unknown",
              returning: "enrolled",
            },
          },
          {
            answer: "verified",
            to: "enrolled",
            show: {
              "/data/sender_name": "name",
              "/data/customer_profile/name": "name",
              "/data/customer_profile/mobile": "customer_id",
            },
          },
        ],
      },
    },
    sender: senderJourneyPin,
  },
};
