import { EkoConfigError } from "../../errors/eko-errors.ts";
import type { MockServerOptions } from "../../mock/index.ts";
import type { FlagValues } from "../command.ts";
import type { Surroundings } from "../surroundings.ts";

/** The default port of the mock. */
export const defaultPort = 4010;

/** Reads the flags of the mock and its environment. @throws EkoConfigError naming what is wrong */
export function readSettings(values: FlagValues, env: Surroundings["env"]): MockServerOptions {
  const text = (flag: string) => values[flag] as string | undefined;
  const host = text("host");
  // Node.js takes an empty address for all addresses, which a script with an unset variable does not mean.
  if (host === "") throw new EkoConfigError("--host needs an address, such as 127.0.0.1.");
  const developerKey = text("developer-key") ?? env.EKO_MOCK_DEVELOPER_KEY;
  const accessKey = text("access-key") ?? env.EKO_MOCK_ACCESS_KEY;
  const clockWindowMs = readNumber("clock-window-ms", text("clock-window-ms"));
  const delayMs = readNumber("delay-ms", text("delay-ms"), 2 ** 31 - 1);
  const authStatus = text("auth-status") ?? "401";
  if (authStatus !== "401" && authStatus !== "403") {
    throw new EkoConfigError("--auth-status takes 401 or 403.");
  }
  return {
    authStatus: authStatus === "401" ? 401 : 403,
    port: readNumber("port", text("port"), 65_535) ?? defaultPort,
    verifySignature: values["no-verify-signature"] !== true,
    inspector: values["no-inspector"] !== true,
    ...(host !== undefined && { host }),
    ...(clockWindowMs !== undefined && { clockWindowMs }),
    ...(delayMs !== undefined && { delayMs }),
    ...(developerKey && { developerKey }),
    ...(accessKey && { accessKey }),
  };
}

function readNumber(flag: string, text: string | undefined, max: number = Number.MAX_SAFE_INTEGER) {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) > max) {
    throw new EkoConfigError(`--${flag} takes a whole number up to ${max}.`);
  }
  return Number(text);
}
