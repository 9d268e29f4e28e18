import { request } from "undici";
import { signByHand } from "./sign-by-hand.js";

/** undici.request with a ready body and a ready signature: what sending and receiving cost by themselves. */
export const createCaller = (target) => {
  const url = target.baseUrl + target.path;
  const options = { method: "POST", headers: signByHand(target), body: JSON.stringify(target.body) };
  return {
    async call() {
      const { body } = await request(url, options);
      return (await body.json()).data.otp_ref_id;
    },
  };
};
