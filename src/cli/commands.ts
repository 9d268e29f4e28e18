import type { Command, Surroundings } from "./command.ts";
import { customerCommand } from "./commands/customer.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { journeyCommand } from "./commands/journey.ts";
import { onboardCommand } from "./commands/onboard.ts";
import { signCommand } from "./commands/sign.ts";
import { verifyCommand } from "./commands/verify.ts";

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
    const { runMockCommand } = await import("./commands/mock.ts");
    return runMockCommand(argv, surroundings);
  },
} as const;
