import { getCustomer, onboardCustomer, verifyCustomerOtp } from "./generated/hey-api/index.ts";
import { caller, type Onboard, otp, person, readReference, signRequest } from "./onboarding.ts";

export const onboard: Onboard = async (target, customer_id) => {
  const call = () => ({ baseUrl: target.url, headers: signRequest(target), throwOnError: true }) as const;
  const sent = await onboardCustomer({ ...call(), path: { customer_id }, body: person });
  const otp_ref_id = readReference(sent.data);
  const verified = await verifyCustomerOtp({
    ...call(),
    path: { customer_id },
    body: { ...caller, otp, otp_ref_id },
  });
  const profile = await getCustomer({ ...call(), path: { customer_id }, query: caller });
  return [sent, verified, profile].map(({ data }) => data.response_type_id);
};
