import type { Command, Surroundings } from "./command.ts";
import { customerCommand } from "./customer-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { journeyCommand } from "./journey-command.ts";
import { onboardCommand } from "./onboard-command.ts";
import { signCommand } from "./sign-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** The command that runs when none is named. */
export const defaultCommand = "onboard";

/** The commands that report what they did, by name, in the order of --help. */
export const commands = {
  onboard: onboardCommand,
  verify: verifyCommand,
  customer: customerCommand,
  journey: journeyCommand,
  sign: signCommand,
  doctor: doctorCommand,
} as const satisfies Record<string, Command>;

/** The one command that serves instead of reporting: it runs until it is stopped, and reads its own flags. */
export const mockCommand = {
  name: "mock",
  summary: "Run the mock as a server to point an app at, until Ctrl-C.",
  async run(argv: string[], surroundings: Surroundings): Promise<number> {
    const { runMockCommand } = await import("./mock-command.ts");
    return runMockCommand(argv, surroundings);
  },
} as const;
