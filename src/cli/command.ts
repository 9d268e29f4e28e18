import type { Surroundings } from "./surroundings.ts";
import type { Terminal } from "./terminal/open-terminal.ts";

/** A flag of a command, as `parseArgs` of node:util takes it, with its line of --help. */
export interface Flag {
  type: "string" | "boolean";
  short?: string;
  multiple?: boolean;
  help: string;
}

/** Flags by name, without the dashes. */
export type Flags = Readonly<Record<string, Flag>>;

/** The given flags. */
export type FlagValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Everything that a command works with. */
export interface CommandContext extends Surroundings, Terminal {
  values: FlagValues;
  /** How the user calls this tool, for commands that are suggested. */
  program: string;
  /** Printed by --json; the command adds to it as it goes, so that it also shows how far a failed one came. */
  report: Record<string, unknown>;
}

/** A command of the tool. */
export interface Command {
  /** Everything else a user has to know, for its own --help. */
  description: string;
  flags: Flags;
  /** Arguments after the name of the command, each an example of its use. */
  examples: readonly string[];
  /** Makes the text at the end of its --help. */
  appendix?: () => string;
  /** Whether --json prints a line for each event, and no document at the end. */
  printsJsonLines?: boolean;
  /**
   * Runs the command.
   *
   * @returns the exit code
   * @throws EkoError for every failure of a call
   */
  run: (context: CommandContext) => Promise<number>;
}

/** A command in the list of commands, loaded when it runs. */
export interface CommandEntry {
  /** One line for the list of commands. */
  summary: string;
  load: () => Promise<Command>;
}
