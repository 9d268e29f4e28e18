import { EkoConfigError } from "../../errors/eko-errors.ts";
import {
  formatScenarioTable,
  type MockServer,
  type MockServerOptions,
  mockKeys,
  mockOtp,
  mockScenarios,
  startMockServer,
} from "../../mock/index.ts";
import type { Command, CommandContext, FlagValues } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { formatEntry, toPublicEntry } from "../mock/format-entry.ts";
import { listenToKeys } from "../mock/listen-to-keys.ts";
import { openInBrowser } from "../mock/open-in-browser.ts";
import type { Surroundings } from "../surroundings.ts";

const defaultPort = 4010;

/** Runs the mock until the signal of the surroundings is aborted, as SIGINT and SIGTERM do. */
export const mockCommand: Command = {
  description:
    "Verifies signatures, checks each request against the contract, and says what is wrong with it. Point an app " +
    "in any language at the address that it prints. On a terminal, r resets, o opens the inspector, q quits.",
  flags: {
    port: { type: "string", help: `port, ${defaultPort} by default; 0 takes a free one` },
    host: { type: "string", help: "address to listen on, 127.0.0.1 by default" },
    "developer-key": {
      type: "string",
      help: `accepted developer key (or EKO_MOCK_DEVELOPER_KEY), ${mockKeys.developerKey} by default`,
    },
    "access-key": {
      type: "string",
      help: `access key of the signatures (or EKO_MOCK_ACCESS_KEY), ${mockKeys.accessKey} by default`,
    },
    "clock-window-ms": { type: "string", help: "how far a timestamp may be from the clock" },
    "delay-ms": { type: "string", help: "time to wait before each answer" },
    "auth-status": {
      type: "string",
      help: "HTTP status of a refused signature: 401, or 403 as older servers",
    },
    "no-verify-signature": { type: "boolean", help: "take any signature" },
    "no-inspector": { type: "boolean", help: "show no page of the requests to a browser" },
    json: { type: "boolean", help: "print a line of JSON with address and keys, then one for each request" },
  },
  examples: ["", "--port 0 --json", "--no-verify-signature"],
  appendix: () => `Customer ids with an answer of their own:\n${formatScenarioTable(mockScenarios)}\n`,
  printsJsonLines: true,
  async run(context) {
    const settings = readSettings(context.values, context.env);
    const mock = await start(context, settings);
    if (settings.host !== undefined && !isLoopback(settings.host)) {
      context.warn(
        `Other machines can reach the mock, because it listens on ${settings.host}. It holds what apps send to it.`,
        "yellow",
      );
    }
    announce(context, settings, mock);
    await waitUntilStopped(context, mock);
    await mock.close();
    return exitCodes.done.code;
  },
};

/** Reads flags and environment. @throws EkoConfigError naming what is wrong */
function readSettings(values: FlagValues, env: Surroundings["env"]): MockServerOptions {
  const text = (flag: string) => values[flag] as string | undefined;
  const host = text("host");
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

async function start(
  { values, show, stdout }: CommandContext,
  settings: MockServerOptions,
): Promise<MockServer> {
  try {
    return await startMockServer({
      ...settings,
      onAnswer: (entry) => {
        if (values.json) stdout.write(`${JSON.stringify(toPublicEntry(entry))}\n`);
        else for (const { text, format } of formatEntry(toPublicEntry(entry))) show(text, format);
      },
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === "EADDRINUSE"
        ? `Port ${settings.port} is in use: try --port 0, which takes a free one.`
        : message;
    throw new Error(`The mock cannot start. ${reason}`, { cause: error });
  }
}

/** Says where the mock is and how to call it: as a line of JSON for a program. */
function announce(
  { values, stdout, say, show }: CommandContext,
  settings: MockServerOptions,
  { url }: MockServer,
): void {
  if (values.json) {
    const { verifySignature: verifiesSignatures } = settings;
    const facts = { url, verifiesSignatures, ...shownKeys(settings), otp: mockOtp };
    stdout.write(`${JSON.stringify(facts)}\n`);
    return;
  }
  show(`Mock of the API: ${url}`, "bold");
  if (settings.inspector) show(`Inspector, for a browser: ${new URL("/", url)}`);
  show(`${describeKeys(settings)}\nOTP of every customer: ${mockOtp}\n`);
  say("Customer ids with an answer of their own:");
  show(`${formatScenarioTable(mockScenarios)}\n\nStop with Ctrl-C.\n`);
}

/** Waits for the signal or the key q; the other keys of a terminal work meanwhile. */
async function waitUntilStopped({ signal, stdin, show }: CommandContext, mock: MockServer): Promise<void> {
  const { promise, resolve } = withResolvers();
  const inspector = new URL("/", mock.url).href;
  const releaseKeys = listenToKeys(stdin, {
    q: resolve,
    r: () => {
      mock.reset();
      show("Reset: all requests and customers are forgotten.", "cyan");
    },
    o: () => openInBrowser(inspector, () => show(`Open ${inspector}`)),
  });
  if (signal?.aborted) resolve();
  signal?.addEventListener("abort", resolve, { once: true });
  await promise;
  releaseKeys();
}

/** As `Promise.withResolvers`, which Node.js 20 lacks. */
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The well-known keys alone: a key that somebody passed in may be a real one. */
function shownKeys({
  developerKey,
  accessKey,
  verifySignature,
}: MockServerOptions): Partial<typeof mockKeys> {
  if (!verifySignature) return {};
  return {
    ...(developerKey === undefined && { developerKey: mockKeys.developerKey }),
    ...(accessKey === undefined && { accessKey: mockKeys.accessKey }),
  };
}

function describeKeys(settings: MockServerOptions): string {
  if (!settings.verifySignature) return "Signatures are not verified.";
  const { developerKey = "as you set it", accessKey = "as you set it" } = shownKeys(settings);
  return `Developer key: ${developerKey}\nAccess key: ${accessKey}`;
}

/** Whether only this machine reaches an address. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
