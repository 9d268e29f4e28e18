import { mockScenarios } from "../../../generated/mock.ts";
import { formatScenarioTable } from "../../mock/format-scenario-table.ts";
import type { MockServer, MockServerOptions } from "../../mock/index.ts";
import { mockKeys, mockOtp } from "../../mock/mock-keys.ts";
import type { CommandContext } from "../command.ts";

/** Says where the mock is and how to call it; with --json, in a line of JSON. */
export function announceMock(
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
  if (settings.inspector) {
    show(`Inspector, in a browser: ${new URL("/", url)}`);
    show(`Try it, in a browser: ${new URL("/docs", url)}`);
  }
  show(`${describeKeys(settings)}\nOTP of every customer: ${mockOtp}\n`);
  say("These customer ids always get the same answer:");
  show(`${formatScenarioTable(mockScenarios)}\n\nStop with Ctrl-C.\n`);
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
