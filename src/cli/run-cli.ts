import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { EkoConfigError } from "../errors/eko-errors.ts";
import type { Command, FlagValues, Surroundings } from "./command.ts";
import { commands, defaultCommand, mockCommand } from "./commands.ts";
import { describeError } from "./describe-error.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { commonFlags, formatCommandHelp, formatHelp } from "./format-help.ts";
import { makePrintable } from "./make-printable.ts";
import { parseFlags } from "./parse-flags.ts";
import { formatVersion, readVersion } from "./read-version.ts";

/** Runs the tool with the arguments after its name. Resolves with the exit code and never rejects. */
export async function runCli(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  if (argv[0] === mockCommand.name) return mockCommand.run(argv.slice(1), surroundings);
  const { stdout, stderr } = surroundings;
  const isJson = argv.includes("--json");
  const report: Record<string, unknown> = {};
  let exitCode: number;
  try {
    const say = isJson ? () => {} : (text: string) => stdout.write(`${makePrintable(text)}\n`);
    exitCode = await dispatch(argv, surroundings, report, say);
  } catch (error) {
    exitCode = exitCodeOf(error);
    report.error = toJson(error);
    for (const line of describeError(error)) stderr.write(`${makePrintable(line)}\n`);
  }
  if (isJson) stdout.write(`${JSON.stringify({ ok: exitCode === 0, exitCode, ...report }, null, 2)}\n`);
  return exitCode;
}

async function dispatch(
  argv: readonly string[],
  surroundings: Surroundings,
  report: Record<string, unknown>,
  say: (text: string) => void,
): Promise<number> {
  const [first = ""] = argv;
  const isNamed = first !== "" && !first.startsWith("-");
  const name = isNamed ? first : defaultCommand;
  if (!isCommand(name)) {
    throw new EkoConfigError(
      `There is no such command. There are: ${[...Object.keys(commands), mockCommand.name].join(", ")}.`,
    );
  }
  const command: Command = commands[name];
  const values = parseFlags(argv.slice(isNamed ? 1 : 0), { ...command.flags, ...commonFlags });
  const program = surroundings.env.npm_lifecycle_event === "start" ? "npm start --" : "eko-onboarding";
  if (values.help) {
    surroundings.stdout.write(isNamed ? formatCommandHelp(program, name, command) : formatHelp(program));
    return exitCodes.done.code;
  }
  if (values.version) {
    const version = readVersion();
    Object.assign(report, version);
    say(formatVersion(version));
    return exitCodes.done.code;
  }
  report.command = name;
  const env = readEnvironment(surroundings.env, values);
  return command.run({ ...surroundings, env, values, program, say, report });
}

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

/** The environment, completed from --env-file: as in Node.js, a variable that is set stays. */
function readEnvironment(env: Surroundings["env"], { "env-file": file }: FlagValues): Surroundings["env"] {
  if (typeof file !== "string") return env;
  try {
    return { ...parseEnv(readFileSync(file, "utf8")), ...env };
  } catch (error) {
    throw new EkoConfigError(`--env-file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function toJson(error: unknown): object {
  return error instanceof Error ? { ...error, name: error.name, message: error.message } : {};
}
