import type { servers } from "../generated/tables.ts";
import type { AttemptEvent, OutcomeEvent } from "./hooks.ts";
import type { Instance } from "./signing/timestamps.ts";
import type { Dispatcher } from "./transport/dispatcher.ts";

/** Options of {@link createEkoClient}. Give either `environment` or `baseUrl`. */
export interface EkoClientOptions {
  /** Which of the contract's servers to call. */
  environment?: keyof typeof servers;
  /** Another server instead: an absolute URL with `https:`, or with `http:` on a loopback address; no query, no fragment. */
  baseUrl?: string;
  /** Static API key, sent with every call: visible ASCII characters, without spaces. */
  developerKey: string;
  /** Secret key that signs every call, as the vendor issued it. It is never sent. */
  accessKey: string;
  /** `initiator_id` of every call that does not give its own: 10 digits. */
  initiatorId?: string;
  /** `user_code` of every call that does not give its own. */
  userCode?: string;
  /**
   * Total time of a call in milliseconds, waiting and connecting included: 1 to 2,147,483,647.
   *
   * @default 30_000
   */
  timeoutMs?: number;
  /**
   * How many calls may be in flight, at least 1. The others wait before they are signed.
   *
   * @default 50
   */
  maxConcurrency?: number;
  /**
   * Current time in milliseconds since the UNIX epoch, for the signature.
   *
   * @default Date.now
   */
  clock?: () => number;
  /**
   * Whether the client corrects its clock when the server refuses a timestamp and its `Date` shows that the clock is
   * wrong. If false, the client takes the clock as it is, even when it steps back.
   *
   * @default true
   */
  correctClockSkew?: boolean;
  /**
   * Which of the processes or worker threads that share the developer key this one is: `{ index: 1, count: 4 }` signs
   * only milliseconds with `ms % 4 === 1`, so no two of the four use the same timestamp. Each can then sign
   * 1,000 / count requests a second. `count` is 1 to 1000, `index` 0 to count - 1.
   *
   * @default { index: 0, count: 1 }
   */
  instance?: Instance;
  /**
   * A standard `fetch` to send with. It must not retry: one around Node's own that passes its options on is stopped before
   * it sends a second time (`dispatcher_repeats`). If it has a `dispatcher` of its own, it must set that after the options
   * that it gets. It does not show whether a request left, so more outcomes are `unknown`.
   *
   * @default the dispatcher behind Node's `fetch`, or `globalThis.fetch` where something has replaced it
   */
  fetch?: typeof globalThis.fetch;
  /**
   * A dispatcher of undici 6, 7 or 8 to send with, such as a Pool or a ProxyAgent. The client stops one that retries
   * before it sends a second time (`dispatcher_repeats`). Never give one that follows redirects.
   *
   * @default the dispatcher behind Node's `fetch`
   */
  dispatcher?: Dispatcher;
  /** Called after every HTTP attempt. Whatever it throws is ignored. */
  onAttempt?: (event: AttemptEvent) => unknown;
  /** Called at the end of every call. Whatever it throws is ignored. */
  onOutcome?: (event: OutcomeEvent) => unknown;
}

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call at any stage; its reason becomes the `cause` of the error. */
  signal?: AbortSignal;
  /**
   * Total time of this call in milliseconds: 1 to 2,147,483,647.
   *
   * @default the client's `timeoutMs`
   */
  timeoutMs?: number;
}

type Defaulted = "timeoutMs" | "maxConcurrency" | "clock" | "correctClockSkew" | "instance";

/** Options that were checked, with every default filled in. */
export interface ResolvedOptions
  extends Omit<EkoClientOptions, Defaulted | "environment" | "initiatorId" | "userCode">,
    Required<Pick<EkoClientOptions, Defaulted>> {
  baseUrl: string;
  /** Values of wire fields for calls that leave them out. */
  defaults: { initiator_id: string | undefined; user_code: string | undefined };
}
