import { mockScenarios } from "../../../generated/mock.ts";
import { formatScenarioTable } from "../../mock/format-scenario-table.ts";
import type { MockServer, MockServerOptions } from "../../mock/index.ts";
import { mockKeys } from "../../mock/mock-keys.ts";
import type { Command, CommandContext } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { announceMock } from "../mock/announce-mock.ts";
import { formatEntry, toPublicEntry } from "../mock/format-entry.ts";
import { listenToKeys } from "../mock/listen-to-keys.ts";
import { openInBrowser } from "../mock/open-in-browser.ts";
import { defaultPort, readSettings } from "../mock/read-settings.ts";

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
      help: "HTTP status of a refused signature: 401, or 403 as on older servers",
    },
    "no-verify-signature": { type: "boolean", help: "take any signature" },
    "no-inspector": {
      type: "boolean",
      help: "serve no pages to a browser: neither the inspector nor Try it",
    },
    json: {
      type: "boolean",
      help: "print one line of JSON with the address and the keys, then one for each request",
    },
  },
  examples: ["", "--port 0 --json", "--no-verify-signature"],
  appendix: () => `These customer ids always get the same answer:\n${formatScenarioTable(mockScenarios)}\n`,
  printsJsonLines: true,
  async run(context) {
    const settings = readSettings(context.values, context.env);
    const mock = await start(context, settings);
    if (settings.host !== undefined && !isLoopback(settings.host)) {
      context.warn(
        `Other machines can reach the mock, because it listens on ${settings.host}. It keeps what apps send to it.`,
        "yellow",
      );
    }
    announceMock(context, settings, mock);
    await waitUntilStopped(context, mock, settings.inspector === true);
    await mock.close();
    return exitCodes.done.code;
  },
};

async function start(
  { values, show, stdout, wait, loadMock }: CommandContext,
  settings: MockServerOptions,
): Promise<MockServer> {
  const { startMockServer } = await wait("Starting the mock", loadMock());
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

/** Waits for the signal or the key q; the other keys of a terminal work meanwhile. */
async function waitUntilStopped(
  { signal, stdin, show }: CommandContext,
  mock: MockServer,
  hasInspector: boolean,
): Promise<void> {
  const { promise, resolve } = withResolvers();
  const inspector = new URL("/", mock.url).href;
  const releaseKeys = listenToKeys(stdin, {
    q: resolve,
    r: () => {
      mock.reset();
      show("Reset: all requests and customers are forgotten.", "cyan");
    },
    o: () => {
      if (hasInspector) openInBrowser(inspector, () => show(`Open ${inspector}`));
      else show("There is no inspector to open, because of --no-inspector.", "yellow");
    },
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

/** Whether only this machine reaches an address. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
