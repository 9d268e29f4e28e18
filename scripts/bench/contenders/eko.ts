import type { CreateCaller } from "./caller.ts";
import { callWithEko } from "./eko-client.ts";

/** The default: the dispatcher behind global fetch. */
export const createCaller: CreateCaller = (target, parallel) => callWithEko(target, parallel);
