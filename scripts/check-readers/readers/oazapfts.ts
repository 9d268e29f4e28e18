import { getCustomer, onboardCustomer, verifyCustomerOtp } from "./generated/oazapfts.ts";
import { caller, type Onboard, otp, person, readReference, signRequest } from "./onboarding.ts";

export const onboard: Onboard = async (target, customer_id) => {
  const call = () => ({ baseUrl: target.url, headers: signRequest(target) });
  const sent = await onboardCustomer(customer_id, person, call());
  if (sent.status !== 200) throw new Error(`HTTP ${sent.status}`);
  const otp_ref_id = readReference(sent.data);
  const verified = await verifyCustomerOtp(customer_id, { ...caller, otp, otp_ref_id }, call());
  const profile = await getCustomer(customer_id, caller.initiator_id, caller.user_code, {}, call());
  return [sent, verified, profile].map((answer) =>
    answer.status === 200 ? answer.data.response_type_id : undefined,
  );
};
