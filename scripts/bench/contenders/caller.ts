import type { Target } from "../harness/target.ts";

/** A way to make the measured call. */
export interface Caller {
  /** Makes the call once and returns the `otp_ref_id` of the answer. */
  call(): Promise<string>;
  /** Error codes on a bad answer, a redirect and silence, in this order; only this client tells. */
  refusals?(): Promise<string[]>;
}

/** What each contender exports. */
export type CreateCaller = (target: Target, parallel: number) => Caller | Promise<Caller>;
