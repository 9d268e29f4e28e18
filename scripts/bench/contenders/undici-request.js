import { request } from "undici";
import { signByHand } from "./sign-by-hand.js";

/** undici.request, signed by hand. */
export const createCaller = (target) => ({
  async call() {
    const { statusCode, body } = await request(target.baseUrl + target.path, {
      method: "POST",
      headers: signByHand(target),
      body: JSON.stringify(target.body),
    });
    if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
    return (await body.json()).data.otp_ref_id;
  },
});
