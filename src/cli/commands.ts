import { summaries } from "../../generated/help.ts";
import type { OperationId } from "../contract-types.ts";
import type { CommandEntry } from "./command.ts";

/** Short names of operations. They were there before the commands had the names of the operations. */
export const shortNames: Readonly<Record<string, OperationId>> = {
  onboard: "onboardCustomer",
  verify: "verifyCustomerOtp",
  customer: "getCustomer",
};

/** The command that runs when none is named. */
export const defaultCommand: OperationId = "onboardCustomer";

/** The command that runs with nothing named and nothing configured: it shows a stranger what the API is about. */
export const firstRunCommand = "journey";

const operationCommands = Object.fromEntries(
  Object.entries(summaries).map(([id, summary]): [string, CommandEntry] => [
    id,
    {
      summary: withShortName(id, summary),
      load: async () => (await import("./commands/operation.ts")).makeOperationCommand(id as OperationId),
    },
  ]),
);

/** All commands by name, in the order of --help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  ...operationCommands,
  journey: {
    summary: "Look up, onboard and verify a customer; each answer decides the next step.",
    load: async () => (await import("./commands/journey.ts")).journeyCommand,
  },
  sign: {
    summary: "Print the three headers that sign a request, for curl and the like.",
    load: async () => (await import("./commands/sign.ts")).signCommand,
  },
  doctor: {
    summary: "Check configuration, connection, clock and signature, and say what is wrong.",
    load: async () => (await import("./commands/doctor.ts")).doctorCommand,
  },
  mock: {
    summary: "Run the mock as a server to point an app at, until Ctrl-C.",
    load: async () => (await import("./commands/mock.ts")).mockCommand,
  },
};

/** The name under which --help lists a command, from a name or a short name; undefined when there is none. */
export function resolveName(name: string): string | undefined {
  const resolved = Object.hasOwn(shortNames, name) ? (shortNames[name] as string) : name;
  return Object.hasOwn(commands, resolved) ? resolved : undefined;
}

function withShortName(id: string, summary: string): string {
  const short = Object.keys(shortNames).find((name) => shortNames[name] === id);
  return short === undefined ? `${summary}.` : `${summary}; \`${short}\` for short.`;
}
