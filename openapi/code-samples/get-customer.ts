import { createEkoClient } from "eko-onboarding";

const eko = createEkoClient({
  baseUrl: process.env.EKO_BASE_URL ?? "https://staging.eko.in/ekoapi/v3",
  developerKey: process.env.EKO_DEVELOPER_KEY ?? "",
  accessKey: process.env.EKO_ACCESS_KEY ?? "",
  initiatorId: "9962981729",
  userCode: "20810200",
});

const answer = await eko.getCustomer({ customer_id: "9444444444" });
switch (answer.response_type) {
  case "otp_sent":
    console.log("Verify the OTP next:", answer.otp_ref_id);
    break;
  case "not_enrolled":
    console.log("Onboard the customer next.");
}
