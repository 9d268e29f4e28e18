import { EkoConfigError } from "./errors/eko-errors.ts";
import type { EkoClientOptions } from "./options.ts";

/** @inline */
type Environment = Readonly<Record<string, string | undefined>>;

const variables = {
  environment: "EKO_ENVIRONMENT",
  baseUrl: "EKO_BASE_URL",
  developerKey: "EKO_DEVELOPER_KEY",
  accessKey: "EKO_ACCESS_KEY",
  initiatorId: "EKO_INITIATOR_ID",
  userCode: "EKO_USER_CODE",
} as const satisfies Partial<Record<keyof EkoClientOptions, string>>;

/**
 * Reads the options of a client from environment variables: `EKO_ENVIRONMENT` or `EKO_BASE_URL`, `EKO_DEVELOPER_KEY`,
 * `EKO_ACCESS_KEY`, and where they are set `EKO_INITIATOR_ID`, `EKO_USER_CODE` and `EKO_INSTANCE` (index/count). An empty
 * variable counts as not set.
 *
 * @example
 * const eko = createEkoClient({ ...optionsFromEnv(process.env), timeoutMs: 10_000 });
 * @throws EkoConfigError `invalid_options`, naming every variable that is missing
 */
export function optionsFromEnv(env: Environment): EkoClientOptions {
  const missing = ["EKO_DEVELOPER_KEY", "EKO_ACCESS_KEY"].filter((name) => !env[name]);
  if (!env.EKO_ENVIRONMENT && !env.EKO_BASE_URL) missing.unshift("EKO_ENVIRONMENT or EKO_BASE_URL");
  if (missing.length > 0) throw new EkoConfigError(`Set the environment variable ${missing.join(", ")}.`);
  const given = Object.entries(variables).filter(([, name]) => env[name]);
  const texts: object = Object.fromEntries(given.map(([option, name]) => [option, env[name]]));
  const instance = readInstance(env);
  // The client checks the values.
  return { ...(texts as EkoClientOptions), ...(instance && { instance }) };
}

/**
 * Reads `EKO_INSTANCE`, such as 2/8 for the third of eight processes that share the keys.
 *
 * @throws EkoConfigError unless it has the form index/count; the client checks the numbers
 */
export function readInstance(env: Environment): EkoClientOptions["instance"] {
  if (!env.EKO_INSTANCE) return undefined;
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(env.EKO_INSTANCE);
  if (match === null) {
    throw new EkoConfigError(
      "EKO_INSTANCE must be index/count, such as 2/8 for the third of eight processes that share the keys.",
    );
  }
  return { index: Number(match[1]), count: Number(match[2]) };
}
