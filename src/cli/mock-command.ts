import { parseArgs } from "node:util";
import {
  findSpecFile,
  formatScenarioTable,
  type JournalEntry,
  mockKeys,
  mockOtp,
  readScenarios,
  startMockServer,
} from "../mock/index.ts";

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  "developer-key": { type: "string" },
  "access-key": { type: "string" },
  "clock-window-ms": { type: "string", default: "300000" },
  "delay-ms": { type: "string", default: "0" },
  "no-verify-signature": { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/**
 * Runs the mock until SIGINT or SIGTERM.
 *
 * @param argv arguments without the name of the program
 * @returns the exit code: 0 after a signal or --help, 1 when the mock cannot start, 2 for a wrong argument
 */
export async function runMockCommand(argv: string[]): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(argv);
  } catch (error) {
    console.error(`${(error as Error).message}\nTry --help.`);
    return 2;
  }
  try {
    const scenarios = formatScenarioTable(await readScenarios(findSpecFile()));
    if (settings.help) {
      console.log(`${usage}\n${scenarios}`);
      return 0;
    }
    const mock = await startMockServer({ ...settings, onAnswer: (entry) => console.log(formatEntry(entry)) });
    console.log(
      `Mock of the API: ${mock.url}\n${describeKeys(settings)}\nOTP of every customer: ${mockOtp}\n`,
    );
    console.log(`Customer ids with an answer of their own:\n${scenarios}\n\nStop with Ctrl-C.\n`);
    await receiveSignal();
    await mock.close();
    return 0;
  } catch (error) {
    console.error(`The mock cannot start. ${(error as Error).message}`);
    return 1;
  }
}

type Settings = ReturnType<typeof readSettings>;

/** Reads flags and environment. @throws Error naming what is wrong */
function readSettings(argv: string[]) {
  const { values } = parseArgs({ args: argv, options });
  const developerKey = values["developer-key"] ?? process.env.EKO_MOCK_DEVELOPER_KEY;
  const accessKey = values["access-key"] ?? process.env.EKO_MOCK_ACCESS_KEY;
  return {
    help: values.help,
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

/** Shows the well-known keys alone: what somebody passed in may be a real one. */
function describeKeys({ developerKey, accessKey, verifySignature }: Settings): string {
  if (!verifySignature) return "Signatures are not verified.";
  const shownDeveloperKey = developerKey === undefined ? mockKeys.developerKey : "as you set it";
  const shownAccessKey = accessKey === undefined ? mockKeys.accessKey : "as you set it";
  return `Developer key: ${shownDeveloperKey}\nAccess key: ${shownAccessKey}`;
}

/** One line without personal data: neither path, query nor body are in it. */
function formatEntry({
  time,
  method,
  operationId,
  status,
  example,
  fault,
  diagnosis,
}: Readonly<JournalEntry>) {
  const parts = [new Date(time).toISOString(), method, operationId ?? "(no operation)", status ?? "-"];
  return [...parts, fault ?? diagnosis ?? example].filter((part) => part !== undefined).join(" ");
}

function receiveSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

const usage = `Usage: npm run mock -- [flags]

Runs a mock of the API that verifies signatures and says what is wrong with them.

  --port N             port, 4010 by default; 0 takes a free one
  --host ADDRESS       address to listen on, 127.0.0.1 by default
  --developer-key KEY  accepted developer key (or EKO_MOCK_DEVELOPER_KEY), ${mockKeys.developerKey} by default
  --access-key KEY     access key of the signatures (or EKO_MOCK_ACCESS_KEY), ${mockKeys.accessKey} by default
  --clock-window-ms N  how far a timestamp may be from the clock, 300000 by default
  --delay-ms N         time to wait before each answer
  --no-verify-signature
                       take any signature
  --help               this text

A customer is not enrolled until onboarded and verified with the OTP ${mockOtp}; the third wrong OTP expires it.
A header "Prefer: code=403" or "Prefer: example=wrong_otp" chooses any documented answer. These customer ids
have an answer of their own:
`;
