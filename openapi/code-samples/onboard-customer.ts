import { createEkoClient } from "eko-onboarding";

const eko = createEkoClient({
  baseUrl: process.env.EKO_BASE_URL ?? "https://staging.eko.in/ekoapi/v3",
  developerKey: process.env.EKO_DEVELOPER_KEY ?? "",
  accessKey: process.env.EKO_ACCESS_KEY ?? "",
  initiatorId: "9962981729",
  userCode: "20810200",
});

// Resolves on success only; an error's `outcome` tells whether to try again.
const answer = await eko.onboardCustomer({
  customer_id: "9444444444",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
});
switch (answer.response_type) {
  case "otp_sent":
    console.log(answer.otp_ref_id);
    break;
  case "opened":
    console.log(answer.message);
}
