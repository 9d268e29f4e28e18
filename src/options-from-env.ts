import type { servers } from "../generated/tables.ts";
import { EkoConfigError } from "./errors/eko-errors.ts";
import type { EkoClientOptions } from "./options.ts";

type Environment = Readonly<Record<string, string | undefined>>;

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
  const read = (name: string) => env[name] || undefined;
  const environment = read("EKO_ENVIRONMENT");
  const baseUrl = read("EKO_BASE_URL");
  const missing = ["EKO_DEVELOPER_KEY", "EKO_ACCESS_KEY"].filter((name) => read(name) === undefined);
  if (environment === undefined && baseUrl === undefined) missing.unshift("EKO_ENVIRONMENT or EKO_BASE_URL");
  if (missing.length > 0) throw new EkoConfigError(`Set the environment variable ${missing.join(", ")}.`);
  return dropUndefined({
    // The client checks the name.
    environment: environment as keyof typeof servers | undefined,
    baseUrl,
    developerKey: read("EKO_DEVELOPER_KEY") as string,
    accessKey: read("EKO_ACCESS_KEY") as string,
    initiatorId: read("EKO_INITIATOR_ID"),
    userCode: read("EKO_USER_CODE"),
    instance: readInstance(env),
  }) as EkoClientOptions;
}

/**
 * Reads `EKO_INSTANCE`, such as 2/8 for the third of eight processes that share the keys.
 *
 * @throws EkoConfigError unless it has the form index/count; the client checks the numbers
 */
export function readInstance(env: Environment): EkoClientOptions["instance"] {
  const text = env.EKO_INSTANCE || undefined;
  if (text === undefined) return undefined;
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (index === undefined) {
    throw new EkoConfigError(
      "EKO_INSTANCE must be index/count, such as 2/8 for the third of eight processes that share the keys.",
    );
  }
  return { index: Number(index), count: Number(count) };
}

function dropUndefined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
