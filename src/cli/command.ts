import type { Readable, Writable } from "node:stream";

/** What the tool touches of the world around it; tests pass their own. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable;
  stderr: Writable;
  /** Aborts the call under way. */
  signal?: AbortSignal;
  /** What the client sends with; its own transport by default. */
  fetch?: typeof globalThis.fetch;
  /** Loads the embedded mock, which takes seconds: only commands without configuration pay for it. */
  loadMock: () => Promise<Pick<typeof import("../mock/index.ts"), "startMockServer" | "mockKeys">>;
}

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

/** What a command works with. */
export interface CommandContext extends Surroundings {
  values: FlagValues;
  /** How the user calls this tool, for commands that are suggested. */
  program: string;
  /** Prints for people; does nothing with --json. */
  say: (text: string) => void;
  /** What --json prints; the command adds to it as it goes, so that it also tells how far a failed one came. */
  report: Record<string, unknown>;
}

/** A command of the tool. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What else a user has to know, for its own --help. */
  description: string;
  flags: Flags;
  /** Arguments after the name of the command, each an example of its use. */
  examples: readonly string[];
  /**
   * Runs the command.
   *
   * @returns the exit code
   * @throws EkoError for every failure of a call
   */
  run: (context: CommandContext) => Promise<number>;
}
