import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { runCli } from "../../src/cli/run-cli.ts";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import { type MockServer, mockKeys } from "../../src/mock/index.ts";

/** What a run of the tool left behind. */
export interface Invocation {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs the tool in this process. Without a mock it fails to load the embedded one. */
export async function invokeCli(
  argv: string[],
  {
    env = {},
    input = "",
    isTerminal = false,
    columns,
    mock,
    ...rest
  }: Partial<Pick<Surroundings, "env" | "fetch" | "signal">> & {
    /** Everything at once, or a line for each question. */
    input?: string | string[];
    isTerminal?: boolean;
    /** Width of stdout, which is a terminal then. */
    columns?: number;
    mock?: MockServer;
  } = {},
): Promise<Invocation> {
  const stdin = Object.assign(new PassThrough(), { isTTY: isTerminal });
  if (!Array.isArray(input)) stdin.end(input);
  const stdout = Object.assign(new PassThrough(), columns !== undefined && { columns, isTTY: true });
  const stderr = new PassThrough();
  let written = "";
  stderr.on("data", (chunk) => {
    written += chunk;
    if (Array.isArray(input) && String(chunk).endsWith(": ")) stdin.write(input.shift());
  });
  const exitCode = await runCli(argv, {
    env,
    stdin,
    stdout,
    stderr,
    loadMock: async () => {
      if (mock === undefined) throw new Error("This test gives no mock.");
      // Shared by all tests of a file, since Prism takes seconds to load: the tool must not end it.
      return { mockKeys, startMockServer: async () => ({ ...mock, close: async () => {} }) };
    },
    ...rest,
  });
  stdout.end();
  return { exitCode, stdout: await text(stdout), stderr: written };
}

/** A complete configuration, for a server that is already there. */
export function configure(server: { EKO_ENVIRONMENT: string } | { EKO_BASE_URL: string }) {
  return {
    ...server,
    EKO_DEVELOPER_KEY: mockKeys.developerKey,
    EKO_ACCESS_KEY: mockKeys.accessKey,
    EKO_INITIATOR_ID: "9962981729",
    EKO_USER_CODE: "20810200",
  };
}
