import { Agent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios from "axios";
import { signByHand } from "./sign-by-hand.js";

// undici keeps an idle connection as long.
const connections = { keepAlive: true, timeout: 4_000 };

/** axios on kept-alive connections, signed by hand. */
export const createCaller = (target) => {
  const client = axios.create({
    baseURL: target.baseUrl,
    httpAgent: new Agent(connections),
    httpsAgent: new HttpsAgent(connections),
  });
  return {
    async call() {
      const { data } = await client.post(target.path, target.body, { headers: signByHand(target) });
      return data.data.otp_ref_id;
    },
  };
};
