import createClient from "openapi-fetch";
import { signByHand } from "./sign-by-hand.js";

/** openapi-fetch as it comes, signing in a middleware. */
export const createCaller = (target) => {
  const { baseUrl, template, customerId, body } = target;
  const client = createClient({ baseUrl });
  client.use({
    onRequest({ request }) {
      for (const [name, value] of Object.entries(signByHand(target))) request.headers.set(name, value);
    },
  });
  return {
    async call() {
      const { data } = await client.POST(template, { params: { path: { customer_id: customerId } }, body });
      return data.data.otp_ref_id;
    },
  };
};
