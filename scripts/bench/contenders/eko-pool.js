import { Pool } from "undici";
import { callWithEko } from "./eko-client.ts";

/** With a Pool of undici as its dispatcher. */
export const createCaller = (target, parallel) => {
  const { origin } = new URL(target.baseUrl);
  return callWithEko(target, { dispatcher: new Pool(origin, { connections: parallel }) });
};
