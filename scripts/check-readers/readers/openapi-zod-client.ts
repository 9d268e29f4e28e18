import { createApiClient } from "./generated/openapi-zod-client.ts";
import { caller, type Onboard, otp, person, readReference, signRequest } from "./onboarding.ts";

export const onboard: Onboard = async (target, customer_id) => {
  const client = createApiClient(target.url);
  const call = () => ({ params: { customer_id }, headers: signRequest(target) });
  const sent = await client.onboardCustomer(person, call());
  const otp_ref_id = readReference(sent);
  const verified = await client.verifyCustomerOtp({ ...caller, otp, otp_ref_id }, call());
  const profile = await client.getCustomer({ ...call(), queries: caller });
  return [sent, verified, profile].map((answer) => answer.response_type_id);
};
