import type { CreateCaller } from "./caller.ts";
import { callWithEko } from "./eko-client.ts";

/** No call waits for a slot, as with the other contenders, which have no limit. */
export const createCaller: CreateCaller = (target, parallel) =>
  callWithEko(target, { maxConcurrency: parallel });
