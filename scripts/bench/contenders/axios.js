import { Agent } from "node:http";
import axios from "axios";
import { signByHand } from "./sign-by-hand.js";

/** axios on kept-alive connections, signed by hand. */
export const createCaller = (target) => {
  const client = axios.create({ baseURL: target.baseUrl, httpAgent: new Agent({ keepAlive: true }) });
  return {
    async call() {
      const { data } = await client.post(target.path, target.body, { headers: signByHand(target) });
      return data.data.otp_ref_id;
    },
  };
};
