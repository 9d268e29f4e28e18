import { Agent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import got from "got";
import { signByHand } from "./sign-by-hand.js";

// undici keeps an idle connection as long.
const connections = { keepAlive: true, timeout: 4_000 };

/** got on kept-alive connections, signed by hand, without retries. */
export const createCaller = (target) => {
  const client = got.extend({
    agent: { http: new Agent(connections), https: new HttpsAgent(connections) },
    retry: { limit: 0 },
  });
  return {
    async call() {
      const answer = await client
        .post(target.baseUrl + target.path, { json: target.body, headers: signByHand(target) })
        .json();
      return answer.data.otp_ref_id;
    },
  };
};
