import { servers } from "../generated/contract.ts";
import { EkoConfigError } from "./errors.ts";

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
  /** A standard `fetch` to send with. */
  fetch?: typeof globalThis.fetch;
}

/** Options with every default filled in. */
export type ResolvedOptions = Required<Omit<EkoClientOptions, "environment" | "initiatorId" | "userCode">> &
  Pick<EkoClientOptions, "initiatorId" | "userCode">;

const maxTimeoutMs = 2 ** 31 - 1;

/**
 * Checks the options and fills in the defaults.
 *
 * @throws EkoConfigError naming the first wrong option and what it must be; values are never shown
 */
export function resolveOptions(options: EkoClientOptions): ResolvedOptions {
  if (typeof options !== "object" || options === null) {
    throw new EkoConfigError("createEkoClient needs an object with options.");
  }
  const { timeoutMs = 30_000, maxConcurrency = 50, clock = Date.now, fetch = globalThis.fetch } = options;
  requireHeaderValue("developerKey", options.developerKey);
  if (typeof options.accessKey !== "string" || options.accessKey === "") {
    throw new EkoConfigError("accessKey must be a non-empty string.");
  }
  for (const name of ["initiatorId", "userCode"] as const) {
    if (options[name] !== undefined && typeof options[name] !== "string") {
      throw new EkoConfigError(`${name} must be a string.`);
    }
  }
  if (!(typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= maxTimeoutMs)) {
    throw new EkoConfigError(`timeoutMs must be a number of milliseconds from 1 to ${maxTimeoutMs}.`);
  }
  if (!(Number.isInteger(maxConcurrency) && maxConcurrency > 0)) {
    throw new EkoConfigError("maxConcurrency must be a whole number of at least 1.");
  }
  if (typeof clock !== "function") throw new EkoConfigError("clock must be a function.");
  if (typeof fetch !== "function") throw new EkoConfigError("fetch must be a function.");
  const { developerKey, accessKey, initiatorId, userCode } = options;
  return {
    baseUrl: resolveBaseUrl(options),
    developerKey,
    accessKey,
    ...(initiatorId === undefined ? {} : { initiatorId }),
    ...(userCode === undefined ? {} : { userCode }),
    timeoutMs,
    maxConcurrency,
    clock,
    fetch,
  };
}

function resolveBaseUrl({ environment, baseUrl }: EkoClientOptions): string {
  if (baseUrl === undefined) {
    if (environment !== undefined && Object.hasOwn(servers, environment)) return servers[environment];
    throw new EkoConfigError(
      `environment must be one of ${Object.keys(servers).join(", ")}, or give a baseUrl.`,
    );
  }
  if (environment !== undefined) throw new EkoConfigError("Give either environment or baseUrl, not both.");
  if (!URL.canParse(baseUrl)) throw new EkoConfigError("baseUrl must be an absolute URL.");
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

/** A value with a control character could inject another header; the message does not show it. */
function requireHeaderValue(name: string, value: unknown): void {
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) {
    throw new EkoConfigError(`${name} must be a non-empty string of visible ASCII characters.`);
  }
}
