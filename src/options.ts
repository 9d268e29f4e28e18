import { servers } from "../generated/tables.ts";
import { EkoConfigError } from "./errors/eko-errors.ts";
import { suggestNearest } from "./find-nearest.ts";
import type { AttemptEvent, OutcomeEvent } from "./hooks.ts";
import type { Instance } from "./signing/timestamps.ts";
import type { Dispatcher } from "./transport/dispatcher.ts";

/** Options of {@link createEkoClient}. Either `environment` or `baseUrl` is required. */
export interface EkoClientOptions {
  /** Which of the contract's servers to call. */
  environment?: keyof typeof servers;
  /** Another server instead: `https:`, or `http:` on a loopback address. */
  baseUrl?: string;
  /** Static API key, sent with every call. */
  developerKey: string;
  /** Secret key that signs every call. It is never sent. */
  accessKey: string;
  /** Default of `initiator_id` for every call. */
  initiatorId?: string;
  /** Default of `user_code` for every call. */
  userCode?: string;
  /** Total time of a call in milliseconds, from the call to the last byte of the answer. Default 30,000. */
  timeoutMs?: number;
  /** How many calls may be in flight; the others wait before they are signed. Default 50. */
  maxConcurrency?: number;
  /** Current time in milliseconds since the UNIX epoch, for the signature. Default `Date.now`. */
  clock?: () => number;
  /**
   * Whether a refused timestamp and a `Date` that shows the clock to be wrong correct it for this client. If false, the
   * clock is taken as it is, even when it steps back.
   *
   * @default true
   */
  correctClockSkew?: boolean;
  /**
   * Which of the processes or worker threads that share the developer key this one is: `{ index: 1, count: 4 }` signs
   * only milliseconds with `ms % 4 === 1`, so no two of the four use the same timestamp. Each can then sign
   * 1,000 / count requests a second.
   *
   * @default { index: 0, count: 1 }
   */
  instance?: Instance;
  /** A standard `fetch` to send with. It must not retry. It does not show whether a request left, so more outcomes are `unknown`. */
  fetch?: typeof globalThis.fetch;
  /**
   * A dispatcher of undici 6, 7 or 8 to send with (a Pool, a ProxyAgent), instead of the one behind global fetch. One that
   * retries is stopped before it sends a second time (`dispatcher_repeats`); one that follows redirects must not be used.
   */
  dispatcher?: Dispatcher;
  /** Is told of every request and its end. */
  onAttempt?: (event: AttemptEvent) => unknown;
  /** Is told of the end of every call. */
  onOutcome?: (event: OutcomeEvent) => unknown;
}

/** Options that were checked, with every default filled in. */
export type ResolvedOptions = Required<
  Pick<
    EkoClientOptions,
    "timeoutMs" | "maxConcurrency" | "clock" | "correctClockSkew" | "instance" | "developerKey" | "accessKey"
  >
> & { [Name in "fetch" | "dispatcher" | "onAttempt" | "onOutcome"]: EkoClientOptions[Name] | undefined } & {
  baseUrl: string;
  /** Values of wire fields for calls that leave them out. */
  defaults: { initiator_id: string | undefined; user_code: string | undefined };
};

const maxTimeoutMs = 2 ** 31 - 1;

// Checked by the compiler to be all of them.
const optionNames = Object.keys({
  environment: 1,
  baseUrl: 1,
  developerKey: 1,
  accessKey: 1,
  initiatorId: 1,
  userCode: 1,
  timeoutMs: 1,
  maxConcurrency: 1,
  clock: 1,
  correctClockSkew: 1,
  instance: 1,
  fetch: 1,
  dispatcher: 1,
  onAttempt: 1,
  onOutcome: 1,
} satisfies Record<keyof EkoClientOptions, 1>);

/**
 * Checks the options and fills in the defaults.
 *
 * @throws EkoConfigError naming the first wrong option and what it must be; values are never shown
 */
export function resolveOptions(options: EkoClientOptions): ResolvedOptions {
  if (typeof options !== "object" || options === null) {
    throw new EkoConfigError("createEkoClient needs an object with options.");
  }
  requireKnownOptions(options, optionNames);
  const { timeoutMs = 30_000, maxConcurrency = 50, clock = Date.now, correctClockSkew = true } = options;
  const { instance = { index: 0, count: 1 } } = options;
  const { developerKey, accessKey, initiatorId, userCode, fetch, dispatcher, onAttempt, onOutcome } = options;
  const baseUrl = resolveBaseUrl(options);
  requireHeaderValue("developerKey", developerKey);
  assertOption(typeof accessKey === "string" && accessKey !== "", "accessKey must be a non-empty string.");
  requireOptional("string", { initiatorId, userCode });
  requireTimeout(timeoutMs);
  assertOption(
    Number.isInteger(maxConcurrency) && maxConcurrency > 0,
    "maxConcurrency must be a whole number of at least 1.",
  );
  assertOption(typeof correctClockSkew === "boolean", "correctClockSkew must be true or false.");
  requireInstance(instance);
  requireOptional("function", { clock, fetch, onAttempt, onOutcome });
  const canDispatch = dispatcher === undefined || typeof dispatcher?.dispatch === "function";
  assertOption(canDispatch, "dispatcher must be an undici dispatcher.");
  assertOption(fetch === undefined || dispatcher === undefined, "Give either fetch or dispatcher, not both.");
  return {
    baseUrl,
    developerKey,
    accessKey,
    defaults: { initiator_id: initiatorId, user_code: userCode },
    timeoutMs,
    maxConcurrency,
    clock,
    correctClockSkew,
    instance: { index: instance.index, count: instance.count },
    fetch,
    dispatcher,
    onAttempt,
    onOutcome,
  };
}

/** @throws EkoConfigError naming an option that does not exist, because a misspelled one would have no effect */
export function requireKnownOptions(options: object, names: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new EkoConfigError(`There is no option ${unknown}.${suggestNearest(unknown, names)}`);
}

/** @throws EkoConfigError unless it is a time limit that timers can keep */
export function requireTimeout(timeoutMs: unknown): asserts timeoutMs is number {
  const isValid = typeof timeoutMs === "number" && timeoutMs >= 1 && timeoutMs <= maxTimeoutMs;
  assertOption(isValid, `timeoutMs must be a number of milliseconds from 1 to ${maxTimeoutMs}.`);
}

/** @throws EkoConfigError unless it names one of at most a thousand processes, as many as a second has milliseconds */
function requireInstance(instance: unknown): void {
  const { index, count } = Object(instance) as Partial<Record<string, number>>;
  const isValid = isWholeNumber(count, 1, 1000) && isWholeNumber(index, 0, count - 1);
  assertOption(
    isValid,
    "instance must be { index, count }: a count of processes from 1 to 1000, and an index from 0 to count - 1.",
  );
}

function isWholeNumber(value: number | undefined, from: number, to: number): value is number {
  return Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
}

/** @throws EkoConfigError unless it is an AbortSignal or left out */
export function requireSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  // Not by its class: in Jest, and with a polyfill, a signal comes from another realm.
  const { aborted, addEventListener, removeEventListener } = Object(signal) as Partial<AbortSignal>;
  const isSignal =
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function";
  assertOption(signal === undefined || isSignal, "signal must be an AbortSignal.");
}

function resolveBaseUrl({ environment, baseUrl }: EkoClientOptions): string {
  if (baseUrl === undefined) {
    if (environment !== undefined && Object.hasOwn(servers, environment)) return servers[environment];
    throw new EkoConfigError(
      `environment must be one of ${Object.keys(servers).join(", ")}, or give a baseUrl.`,
    );
  }
  if (environment !== undefined) throw new EkoConfigError("Give either environment or baseUrl, not both.");
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl))
    throw new EkoConfigError("baseUrl must be an absolute URL.");
  const url = new URL(baseUrl);
  if (url.username || url.password) throw new EkoConfigError("baseUrl must not hold credentials.");
  if (url.search || url.hash) throw new EkoConfigError("baseUrl must have neither a query nor a fragment.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new EkoConfigError("baseUrl must use https:; http: is accepted on a loopback address only.");
  }
  return url.href.replace(/\/+$/, "");
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function assertOption(condition: boolean, message: string): asserts condition {
  if (!condition) throw new EkoConfigError(message);
}

function requireOptional(type: "string" | "function", values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    assertOption(value === undefined || typeof value === type, `${name} must be a ${type}.`);
  }
}

/** A value with a control character could inject another header; the message does not show it. */
function requireHeaderValue(name: string, value: unknown): void {
  const isSafe = typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
  assertOption(isSafe, `${name} must be a non-empty string of visible ASCII characters.`);
}
