import { text } from "node:stream/consumers";
import { signingHeaders } from "../../../generated/tables.ts";
import { EkoConfigError } from "../../errors/eko-errors.ts";
import { readInstance } from "../../options-from-env.ts";
import { resolveOptions } from "../../resolve-options.ts";
import { computeSecretKey } from "../../signing/compute-secret-key.ts";
import { issueTimestamps } from "../../signing/timestamps.ts";
import type { Command, CommandContext } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { readVariable } from "../server/read-configuration.ts";

// The earliest time, in milliseconds, that is not more likely a time in seconds: 2001.
const earliestMs = 1e12;

/** Prints the headers that sign a request made with another tool. */
export const signCommand: Command = {
  description:
    "Reads EKO_DEVELOPER_KEY and EKO_ACCESS_KEY. The server accepts a timestamp once and for two minutes: sign each " +
    "request afresh, and treat unused headers like a password.",
  flags: {
    timestamp: { type: "string", help: "milliseconds since the UNIX epoch; the current time by default" },
    "access-key-stdin": { type: "boolean", help: "read the access key from standard input" },
  },
  examples: ["--timestamp 1700000000000", "| curl -H @- URL", "--access-key-stdin < access-key.txt"],
  async run(context) {
    const { show, report, warn } = context;
    const { developerKey, accessKey, instance } = await readKeys(context);
    const timestampMs =
      readTimestamp(context) ?? issueTimestamps(developerKey, Date.now, instance)().timestampMs;
    if (timestampMs < earliestMs) {
      warn("The timestamp is before 2001. Is it in seconds? The API wants milliseconds.", "yellow");
    }
    const headers = {
      [signingHeaders.developerKey]: developerKey,
      [signingHeaders.secretKey]: computeSecretKey(accessKey, timestampMs),
      [signingHeaders.secretKeyTimestamp]: String(timestampMs),
    };
    report.headers = headers;
    for (const [name, value] of Object.entries(headers)) show(`${name}: ${value}`);
    return exitCodes.done.code;
  },
};

function readTimestamp({ values: { timestamp } }: CommandContext): number | undefined {
  if (timestamp === undefined) return undefined;
  if (/^\d{1,15}$/.test(String(timestamp))) return Number(timestamp);
  throw new EkoConfigError("--timestamp must be a whole number of milliseconds since the UNIX epoch.");
}

async function readKeys({ env, values, stdin }: CommandContext) {
  const developerKey = readVariable(env, "EKO_DEVELOPER_KEY");
  // Editors and `echo` end a text with a line break, which is not part of the key.
  const accessKey = values["access-key-stdin"]
    ? (await text(stdin)).replace(/\r?\n$/, "")
    : readVariable(env, "EKO_ACCESS_KEY");
  if (developerKey === undefined) throw new EkoConfigError("Set EKO_DEVELOPER_KEY.");
  if (accessKey === undefined) throw new EkoConfigError("Set EKO_ACCESS_KEY, or use --access-key-stdin.");
  // The client's own checks: a key with a line break would smuggle in another header.
  const instance = readInstance(env);
  return resolveOptions({ environment: "sandbox", developerKey, accessKey, ...(instance && { instance }) });
}
