import { parseArgs } from "node:util";
import {
  formatScenarioTable,
  type JournalEntry,
  mockKeys,
  mockOtp,
  mockScenarios,
  startMockServer,
} from "../../mock/index.ts";
import type { Surroundings } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  "developer-key": { type: "string" },
  "access-key": { type: "string" },
  "clock-window-ms": { type: "string", default: "300000" },
  "delay-ms": { type: "string", default: "0" },
  "no-verify-signature": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/**
 * Runs the mock until the signal of the surroundings is aborted, as SIGINT and SIGTERM do.
 *
 * @param argv arguments after the name of the command
 * @returns the exit code: 0 after a signal or --help, 1 when the mock cannot start, 2 for a wrong argument
 */
export async function runMockCommand(
  argv: string[],
  { env, stdout, stderr, signal }: Pick<Surroundings, "env" | "stdout" | "stderr" | "signal">,
): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(argv, env);
  } catch (error) {
    stderr.write(`${(error as Error).message}\nTry --help.\n`);
    return exitCodes.invalid.code;
  }
  const print = (line: string) => stdout.write(`${line}\n`);
  try {
    if (settings.help) print(usage);
    const scenarios = formatScenarioTable(mockScenarios);
    if (settings.help) {
      print(scenarios);
      return exitCodes.done.code;
    }
    const format = settings.json ? JSON.stringify : formatEntry;
    const onAnswer = (entry: Readonly<JournalEntry>) => print(format(withoutPersonalData(entry)));
    const mock = await startMockServer({ ...settings, onAnswer });
    const { verifySignature: verifiesSignatures } = settings;
    print(
      settings.json
        ? JSON.stringify({ url: mock.url, verifiesSignatures, ...shownKeys(settings), otp: mockOtp })
        : `Mock of the API: ${mock.url}\n${describeKeys(settings)}\nOTP of every customer: ${mockOtp}\n\n` +
            `Customer ids with an answer of their own:\n${scenarios}\n\nStop with Ctrl-C.\n`,
    );
    await untilAborted(signal);
    await mock.close();
    return exitCodes.done.code;
  } catch (error) {
    stderr.write(`The mock cannot start. ${(error as Error).message}\n`);
    return exitCodes.failed.code;
  }
}

type Settings = ReturnType<typeof readSettings>;

/** Reads flags and environment. @throws Error naming what is wrong */
function readSettings(argv: string[], env: Surroundings["env"]) {
  const { values } = parseArgs({ args: argv, options });
  const developerKey = values["developer-key"] ?? env.EKO_MOCK_DEVELOPER_KEY;
  const accessKey = values["access-key"] ?? env.EKO_MOCK_ACCESS_KEY;
  return {
    help: values.help,
    json: values.json,
    host: values.host,
    port: readNumber("--port", values.port, 65_535),
    clockWindowMs: readNumber("--clock-window-ms", values["clock-window-ms"]),
    delayMs: readNumber("--delay-ms", values["delay-ms"], 2 ** 31 - 1),
    verifySignature: !values["no-verify-signature"],
    ...(developerKey && { developerKey }),
    ...(accessKey && { accessKey }),
  };
}

function readNumber(flag: string, text: string, max: number = Number.MAX_SAFE_INTEGER): number {
  if (!/^\d+$/.test(text) || Number(text) > max)
    throw new Error(`${flag} takes a whole number up to ${max}.`);
  return Number(text);
}

/** The well-known keys alone: what somebody passed in may be a real one. */
function shownKeys({ developerKey, accessKey, verifySignature }: Settings): Partial<typeof mockKeys> {
  if (!verifySignature) return {};
  return {
    ...(developerKey === undefined && { developerKey: mockKeys.developerKey }),
    ...(accessKey === undefined && { accessKey: mockKeys.accessKey }),
  };
}

function describeKeys(settings: Settings): string {
  if (!settings.verifySignature) return "Signatures are not verified.";
  const { developerKey = "as you set it", accessKey = "as you set it" } = shownKeys(settings);
  return `Developer key: ${developerKey}\nAccess key: ${accessKey}`;
}

type PublicEntry = ReturnType<typeof withoutPersonalData>;

/** What may be shown of a request: neither path, query, headers nor body are in it. */
function withoutPersonalData(entry: Readonly<JournalEntry>) {
  const { time, method, operationId, status, example, fault, diagnosis } = entry;
  return { time: new Date(time).toISOString(), method, operationId, status, example, fault, diagnosis };
}

function formatEntry({ time, method, operationId, status, example, fault, diagnosis }: PublicEntry): string {
  const parts = [time, method, operationId ?? "(no operation)", status ?? "-", fault ?? diagnosis ?? example];
  return parts.filter((part) => part !== undefined).join(" ");
}

/** Waits for the signal; without one the mock runs until its process ends. */
function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}

const usage = `Usage: eko-onboarding mock [flags]

Runs a mock of the API that verifies signatures and says what is wrong with them.

  --port N             port, 4010 by default; 0 takes a free one
  --host ADDRESS       address to listen on, 127.0.0.1 by default
  --developer-key KEY  accepted developer key (or EKO_MOCK_DEVELOPER_KEY), ${mockKeys.developerKey} by default
  --access-key KEY     access key of the signatures (or EKO_MOCK_ACCESS_KEY), ${mockKeys.accessKey} by default
  --clock-window-ms N  how far a timestamp may be from the clock, 300000 by default
  --delay-ms N         time to wait before each answer
  --no-verify-signature
                       take any signature
  --json               print one line of JSON with address and keys, then one for each request
  --help               this text

A customer is not enrolled until onboarded and verified with the OTP ${mockOtp}; the third wrong OTP expires it.
A header "Prefer: code=403" or "Prefer: example=wrong_otp" chooses any documented answer. These customer ids
have an answer of their own:
`;
