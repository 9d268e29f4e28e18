import { signByHand } from "./sign-by-hand.js";

/** Global fetch, signed by hand. */
export const createCaller = (target) => ({
  async call() {
    const response = await fetch(target.baseUrl + target.path, {
      method: "POST",
      headers: signByHand(target),
      body: JSON.stringify(target.body),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()).data.otp_ref_id;
  },
});
