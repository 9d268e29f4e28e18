// One onboarding against the mock, from what is installed.
import { createEkoClient, EkoRejectionError } from "eko-onboarding";
import { mockKeys, mockOtp, startMockServer } from "eko-onboarding/mock";

const mock = await startMockServer();
const eko = createEkoClient({
  baseUrl: mock.url,
  ...mockKeys,
  initiatorId: "9962981729",
  userCode: "20810200",
});
const customer_id = "9444444444";

const { otp_ref_id } = await eko.onboardCustomer({
  customer_id,
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
});
const wrong = await eko.verifyCustomerOtp({ customer_id, otp: "000000", otp_ref_id }).catch((error) => error);
if (!(wrong instanceof EkoRejectionError)) throw new Error("The wrong OTP was not rejected.");
const { response_type } = await eko.verifyCustomerOtp({ customer_id, otp: mockOtp, otp_ref_id });
if (response_type !== "verified") throw new Error(`The right OTP was answered with ${response_type}.`);

const statuses = mock.journal.map(({ status }) => status);
if (statuses.join() !== "200,200,200") throw new Error(`The mock answered with ${statuses}.`);
await mock.close();
