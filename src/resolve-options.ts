import { URL } from "node:url";
import { servers } from "../generated/tables.ts";
import { assertOption, checkOptions, optional, type Rules, timeoutRule } from "./check-options.ts";
import type { EkoClientOptions, ResolvedOptions } from "./options.ts";

const environments = Object.keys(servers);

const isText = (value: unknown): value is string => typeof value === "string";
const isFunction = (value: unknown) => typeof value === "function";

const rules: Rules<EkoClientOptions> = {
  environment: optional(
    (value) => environments.includes(value as string),
    `one of ${environments.join(", ")}, or give a baseUrl`,
  ),
  baseUrl: optional((value) => isText(value) && URL.canParse(value), "a string with an absolute URL"),
  // A control character could inject another header.
  developerKey: [
    (value) => isText(value) && /^[\x21-\x7e]+$/.test(value),
    "a non-empty string of visible ASCII characters",
  ],
  accessKey: [(value) => isText(value) && value !== "", "a non-empty string"],
  initiatorId: optional(isText, "a string"),
  userCode: optional(isText, "a string"),
  timeoutMs: timeoutRule,
  maxConcurrency: optional((value) => isWholeNumber(value, 1), "a whole number of at least 1"),
  clock: optional(isFunction, "a function"),
  correctClockSkew: optional((value) => typeof value === "boolean", "true or false"),
  instance: optional((value) => {
    const { index, count } = Object(value) as { index?: unknown; count?: unknown };
    // A second has a thousand milliseconds to share.
    return isWholeNumber(count, 1, 1000) && isWholeNumber(index, 0, count - 1);
  }, "{ index, count }: a count of processes from 1 to 1000, and an index from 0 to count - 1"),
  fetch: optional(isFunction, "a function"),
  dispatcher: optional(
    (value) => isFunction((Object(value) as { dispatch?: unknown }).dispatch),
    "an undici dispatcher",
  ),
  onAttempt: optional(isFunction, "a function"),
  onOutcome: optional(isFunction, "a function"),
};

/**
 * Checks the options and fills in the defaults.
 *
 * @throws EkoConfigError naming the first wrong option and what it must be; values are never shown
 */
export function resolveOptions(options: EkoClientOptions): ResolvedOptions {
  assertOption(
    typeof options === "object" && options !== null,
    "createEkoClient needs an object with options.",
  );
  const { environment, baseUrl, initiatorId, userCode, ...rest } = checkOptions(options, rules);
  const { timeoutMs = 30_000, maxConcurrency = 50, clock = readTime, correctClockSkew = true } = rest;
  const { index, count } = rest.instance ?? { index: 0, count: 1 };
  assertOption(
    rest.fetch === undefined || rest.dispatcher === undefined,
    "Give either fetch or dispatcher, not both.",
  );
  return {
    ...rest,
    baseUrl: resolveBaseUrl(environment, baseUrl),
    defaults: { initiator_id: initiatorId, user_code: userCode },
    timeoutMs,
    maxConcurrency,
    clock,
    correctClockSkew,
    instance: { index, count },
  };
}

// Looked up at each call, because a test may set the time after it has made a client.
const readTime = () => Date.now();

function resolveBaseUrl(environment: EkoClientOptions["environment"], baseUrl: string | undefined): string {
  assertOption(
    environment === undefined || baseUrl === undefined,
    "Give either environment or baseUrl, not both.",
  );
  if (environment !== undefined) return servers[environment];
  assertOption(baseUrl !== undefined, `environment must be ${rules.environment[1]}.`);
  const { protocol, hostname, username, password, search, hash, href } = new URL(baseUrl);
  assertOption(username === "" && password === "", "baseUrl must not hold credentials.");
  assertOption(search === "" && hash === "", "baseUrl must have neither a query nor a fragment.");
  assertOption(
    protocol === "https:" || (protocol === "http:" && isLoopback(hostname)),
    "baseUrl must use https:; http: is accepted on a loopback address only.",
  );
  return href.replace(/\/+$/, "");
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.[\d.]+\d$/.test(hostname);
}

function isWholeNumber(value: unknown, from: number, to = Number.POSITIVE_INFINITY): value is number {
  return Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
}
