import { type Document, OpenAPIClientAxios } from "openapi-client-axios";
import definition from "./generated/contract.json";
import type { Client } from "./generated/openapi-client-axios.d.ts";
import { caller, type Onboard, otp, person, readReference, signRequest } from "./onboarding.ts";

export const onboard: Onboard = async (target, customer_id) => {
  const api = new OpenAPIClientAxios({
    definition: definition as unknown as Document,
    withServer: { url: target.url },
  });
  const client = await api.init<Client>();
  const call = () => ({ headers: signRequest(target) });
  const sent = await client.onboardCustomer({ customer_id }, person, call());
  const otp_ref_id = readReference(sent.data);
  const verified = await client.verifyCustomerOtp({ customer_id }, { ...caller, otp, otp_ref_id }, call());
  const profile = await client.getCustomer({ customer_id, ...caller }, undefined, call());
  // Its types make `void` of a schema with `not`, as the id of any other answer is.
  return [sent, verified, profile].map(({ data }) => data.response_type_id as number | undefined);
};
