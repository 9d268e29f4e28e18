import { servers } from "../../../generated/tables.ts";
import { EkoConfigError } from "../../errors/eko-errors.ts";
import type { Surroundings } from "../command.ts";

/** The environment variables that configure the tool, with their line of --help. */
export const variables = {
  EKO_ENVIRONMENT: `which server to call: ${Object.keys(servers).join(" or ")}`,
  EKO_BASE_URL: "another server instead of EKO_ENVIRONMENT, such as a mock that runs already",
  EKO_DEVELOPER_KEY: "static API key, sent with every call",
  EKO_ACCESS_KEY: "secret key that signs every call; it is never sent",
  EKO_INITIATOR_ID: "registered mobile number of the API user",
  EKO_USER_CODE: "code of the retailer or agent",
} as const;

/** What the environment says about the server to call and who calls. */
export interface Configuration {
  environment: keyof typeof servers | undefined;
  baseUrl: string | undefined;
  developerKey: string;
  accessKey: string;
  initiatorId: string;
  userCode: string;
}

/** The value of a variable; an empty one counts as not set, as it stands in .env.example. */
export function readVariable(env: Surroundings["env"], name: keyof typeof variables): string | undefined {
  return env[name] || undefined;
}

/**
 * Reads the configuration; undefined when none of the variables is set.
 *
 * @throws EkoConfigError naming what is missing or contradicts
 */
export function readConfiguration(env: Surroundings["env"]): Configuration | undefined {
  const read = (name: keyof typeof variables) => readVariable(env, name);
  const names = Object.keys(variables) as (keyof typeof variables)[];
  if (names.every((name) => read(name) === undefined)) return undefined;

  const environment = read("EKO_ENVIRONMENT");
  const baseUrl = read("EKO_BASE_URL");
  const missing = names.filter(
    (name) => read(name) === undefined && name !== "EKO_ENVIRONMENT" && name !== "EKO_BASE_URL",
  );
  if (environment === undefined && baseUrl === undefined) missing.unshift("EKO_ENVIRONMENT");
  if (missing.length > 0) {
    throw new EkoConfigError(
      `The configuration is incomplete. Set ${missing.join(", ")}, or none of EKO_* to use the embedded mock.`,
    );
  }
  if (environment !== undefined && !isEnvironment(environment)) {
    throw new EkoConfigError(`EKO_ENVIRONMENT must be ${Object.keys(servers).join(" or ")}.`);
  }
  // None of these is missing.
  const required = env as Record<keyof typeof variables, string>;
  return {
    environment,
    baseUrl,
    developerKey: required.EKO_DEVELOPER_KEY,
    accessKey: required.EKO_ACCESS_KEY,
    initiatorId: required.EKO_INITIATOR_ID,
    userCode: required.EKO_USER_CODE,
  };
}

function isEnvironment(name: string): name is keyof typeof servers {
  return Object.hasOwn(servers, name);
}
