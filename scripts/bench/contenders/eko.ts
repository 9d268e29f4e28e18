import type { CreateCaller } from "./caller.ts";
import { callWithEko } from "./eko-client.ts";

/** With the default options: the dispatcher behind global fetch, at most 50 calls in flight. */
export const createCaller: CreateCaller = (target) => callWithEko(target);
