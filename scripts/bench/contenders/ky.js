import ky from "ky";
import { signByHand } from "./sign-by-hand.js";

/** ky, signed by hand, without retries. */
export const createCaller = (target) => {
  const client = ky.create({ retry: 0 });
  return {
    async call() {
      const answer = await client
        .post(target.baseUrl + target.path, { json: target.body, headers: signByHand(target) })
        .json();
      return answer.data.otp_ref_id;
    },
  };
};
