import { servers } from "../../../generated/tables.ts";
import { EkoConfigError } from "../../errors/eko-errors.ts";
import { suggestNearest } from "../../find-nearest.ts";
import type { EkoClientOptions } from "../../options.ts";
import { readInstance } from "../../options-from-env.ts";
import type { Surroundings } from "../surroundings.ts";

/** The environment variables that configure the tool, with their line of --help. */
export const variables = {
  EKO_ENVIRONMENT: `which server to call: ${Object.keys(servers).join(" or ")}`,
  EKO_BASE_URL: "another server instead of EKO_ENVIRONMENT, such as a running mock",
  EKO_DEVELOPER_KEY: "static API key, sent with every call",
  EKO_ACCESS_KEY: "secret key that signs every call; it is never sent",
  EKO_INITIATOR_ID: "registered mobile number of the API user",
  EKO_USER_CODE: "code of the retailer or agent",
  EKO_INSTANCE: "2/8 for the third of eight processes that share the keys, counted from 0; optional",
} as const;

type VariableName = keyof typeof variables;

/** The server to call and the identity of the caller, as the environment gives them. */
export interface Configuration {
  environment: keyof typeof servers | undefined;
  baseUrl: string | undefined;
  developerKey: string;
  accessKey: string;
  initiatorId: string;
  userCode: string;
  instance?: NonNullable<EkoClientOptions["instance"]>;
}

/** The value of a variable; an empty one counts as not set, as it stands in .env.example. */
export function readVariable(env: Surroundings["env"], name: VariableName): string | undefined {
  return env[name] || undefined;
}

/** Whether the environment names a server or a key: otherwise the embedded mock is used. */
export function isConfigured(env: Surroundings["env"]): boolean {
  const names = Object.keys(variables) as VariableName[];
  return names.some((name) => name !== "EKO_INSTANCE" && readVariable(env, name) !== undefined);
}

/**
 * Reads the configuration; undefined when none of the variables is set.
 *
 * @throws EkoConfigError naming the variables that are missing or contradict each other
 */
export function readConfiguration(env: Surroundings["env"]): Configuration | undefined {
  if (!isConfigured(env)) return undefined;
  const environment = readVariable(env, "EKO_ENVIRONMENT");
  const baseUrl = readVariable(env, "EKO_BASE_URL");
  const needed = ["EKO_DEVELOPER_KEY", "EKO_ACCESS_KEY", "EKO_INITIATOR_ID", "EKO_USER_CODE"] as const;
  const missing: VariableName[] = needed.filter((name) => readVariable(env, name) === undefined);
  if (environment === undefined && baseUrl === undefined) missing.unshift("EKO_ENVIRONMENT");
  if (missing.length > 0) {
    throw new EkoConfigError(
      `The configuration is incomplete. Set ${missing.join(", ")}, or none of EKO_* to use the embedded mock.`,
    );
  }
  if (environment !== undefined && !isEnvironment(environment)) {
    const names = Object.keys(servers);
    throw new EkoConfigError(
      `EKO_ENVIRONMENT must be ${names.join(" or ")}.${suggestNearest(environment, names)}`,
    );
  }
  const instance = readInstance(env);
  // None of these is missing.
  const required = env as Record<VariableName, string>;
  return {
    environment,
    baseUrl,
    developerKey: required.EKO_DEVELOPER_KEY,
    accessKey: required.EKO_ACCESS_KEY,
    initiatorId: required.EKO_INITIATOR_ID,
    userCode: required.EKO_USER_CODE,
    ...(instance && { instance }),
  };
}

function isEnvironment(name: string): name is keyof typeof servers {
  return Object.hasOwn(servers, name);
}
