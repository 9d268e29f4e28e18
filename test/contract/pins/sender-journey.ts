/** The rules by which the mock remembers senders, in their order. */
export const senderJourneyPin = {
  customer: "customer_id",
  start: "absent",
  operations: {
    getSender: [
      { in: ["absent"], answer: "not_enrolled" },
      { in: ["opened"], answer: "ekyc_pending" },
      {
        in: ["otp_sent"],
        answer: "otp_sent",
        show: { "/data/otp_ref_id": "otp_ref_id", "/data/kyc_request_id": "kyc_request_id" },
      },
      {
        answer: "verified",
        to: "registered",
        show: { "/data/customer_profile/name": "name", "/data/customer_profile/mobile": "customer_id" },
      },
    ],
    onboardSender: [
      { in: ["absent"], answer: "ekyc_pending", to: "opened", remember: ["name"] },
      { in: ["opened", "otp_sent"], answer: "opened" },
      {
        answer: "verified",
        to: "registered",
        show: { "/data/customer_profile/name": "name", "/data/customer_profile/mobile": "customer_id" },
      },
    ],
    submitSenderEkyc: [
      { in: ["absent"], answer: "user_not_found" },
      { in: ["registered"], answer: "ekyc_refused_for_good" },
      { when: { piddata: "errCode=[\"'][^0]" }, answer: "ekyc_refused" },
      {
        answer: "otp_sent",
        to: "otp_sent",
        make: ["/data/otp_ref_id", "/data/kyc_request_id"],
        show: { "/data/user_code": "user_code" },
      },
    ],
    verifySenderEkycOtp: [
      { in: ["absent"], answer: "user_not_found" },
      { in: ["registered"], answer: "ekyc_otp_refused" },
      { in: ["opened"], answer: "otp_expired" },
      { unless: ["otp", "otp_ref_id", "kyc_request_id"], times: 2, answer: "wrong_otp" },
      { unless: ["otp", "otp_ref_id", "kyc_request_id"], answer: "otp_expired", to: "opened" },
      { answer: "registered", to: "registered", show: { "/data/user_code": "user_code" } },
    ],
  },
};
