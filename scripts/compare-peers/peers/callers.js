import axios from "axios";
import axiosRetry from "axios-retry";
import got from "got";
import ky from "ky";
import OpenAI from "openai";
import Stripe from "stripe";

const name = "Karan Garg";

/** Makes of each peer, with its defaults, a caller of the server that gives up an attempt after `timeout` milliseconds. */
export const makeCallers = {
  openai: (origin, timeout) => {
    const client = new OpenAI({ apiKey: "x", baseURL: origin, timeout });
    return {
      post: () => client.responses.create({ model: "x", input: name }),
      get: () => client.models.retrieve("x"),
    };
  },
  stripe: (origin, timeout) => {
    const { hostname, port } = new URL(origin);
    const client = new Stripe("x", { protocol: "http", host: hostname, port, timeout });
    return {
      post: () => client.customers.create({ name }),
      get: () => client.customers.retrieve("x"),
    };
  },
  "axios, axios-retry": (origin, timeout) => {
    const client = axios.create({ baseURL: origin, timeout });
    axiosRetry(client);
    return { post: () => client.post("/x", { name }), get: () => client.get("/x") };
  },
  got: (origin, timeout) => {
    const client = got.extend({ prefixUrl: origin, timeout: { request: timeout }, responseType: "json" });
    return { post: () => client.post("x", { json: { name } }), get: () => client.get("x") };
  },
  ky: (origin, timeout) => {
    const client = ky.create({ prefixUrl: origin, timeout });
    return {
      post: () => client.post("x", { json: { name } }).json(),
      get: () => client.get("x").json(),
    };
  },
};
