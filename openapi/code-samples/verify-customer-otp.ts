import { createEkoClient } from "eko-onboarding";

const eko = createEkoClient({
  baseUrl: process.env.EKO_BASE_URL ?? "https://staging.eko.in/ekoapi/v3",
  developerKey: process.env.EKO_DEVELOPER_KEY ?? "",
  accessKey: process.env.EKO_ACCESS_KEY ?? "",
  initiatorId: "9962981729",
  userCode: "20810200",
});

const answer = await eko.verifyCustomerOtp({
  customer_id: "9444444444",
  otp: "123456",
  otp_ref_id: "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==",
});
switch (answer.response_type) {
  case "verified":
    console.log(answer.customer_profile);
    break;
  case "aadhaar_pending":
  case "pan_required":
    console.log(answer.message);
}
