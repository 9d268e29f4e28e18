import { Agent } from "node:http";
import got from "got";
import { signByHand } from "./sign-by-hand.js";

/** got on kept-alive connections, signed by hand, without retries. */
export const createCaller = (target) => {
  const client = got.extend({ agent: { http: new Agent({ keepAlive: true }) }, retry: { limit: 0 } });
  return {
    async call() {
      const answer = await client
        .post(target.baseUrl + target.path, { json: target.body, headers: signByHand(target) })
        .json();
      return answer.data.otp_ref_id;
    },
  };
};
