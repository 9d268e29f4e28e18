import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { EkoConfigError, EkoError } from "../errors/eko-errors.ts";
import { suggestNearest } from "../find-nearest.ts";
import { adviseOnError } from "./advise.ts";
import { showsAnswers } from "./answer-flag.ts";
import type { CommandEntry, FlagValues } from "./command.ts";
import { commands, defaultCommand, firstRunCommand, resolveName, shortNames } from "./commands.ts";
import { describeError } from "./describe-error.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { commonFlags, formatCommandHelp, formatHelp } from "./format-help.ts";
import { parseFlags } from "./parse-flags.ts";
import { formatVersion, readVersion } from "./read-version.ts";
import { isConfigured } from "./server/read-configuration.ts";
import type { Surroundings } from "./surroundings.ts";
import { openTerminal } from "./terminal/open-terminal.ts";
import { widthOf } from "./terminal/wrap-text.ts";

/** The state of one run of the tool. */
interface Run extends ReturnType<typeof openTerminal> {
  report: Record<string, unknown>;
  /** The environment, completed from a file once the flags are read. */
  env: Surroundings["env"];
  /** Empty until the flags are read. */
  values: FlagValues;
  /** Whether the command has printed its own lines of JSON. */
  printsJsonLines: boolean;
}

/** Runs the tool with the arguments after its name. Resolves with the exit code and never rejects. */
export async function runCli(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const isJson = argv.includes("--json");
  const terminal = openTerminal(surroundings, isJson);
  const run: Run = { ...terminal, report: {}, env: surroundings.env, values: {}, printsJsonLines: false };
  let exitCode: number;
  try {
    exitCode = await dispatch(spellOut(argv, surroundings), surroundings, run);
  } catch (error) {
    exitCode = exitCodeOf(error);
    run.report.error = toJson(error);
    const advice = adviseOnFailure(error, run);
    if (advice.length > 0) run.report.advice = advice;
    const lines = describeError(error, showsAnswers(run.values, run.env));
    const [first, ...rest] = [...lines, ...advice];
    terminal.warn(first as string, "red");
    for (const line of rest) terminal.warn(line);
  }
  if (isJson && !(run.printsJsonLines && exitCode === exitCodes.done.code)) {
    const document = { ok: exitCode === exitCodes.done.code, exitCode, ...run.report };
    surroundings.stdout.write(`${JSON.stringify(document, null, run.printsJsonLines ? 0 : 2)}\n`);
  }
  return exitCode;
}

/** Writes the short ways to call the tool in the long way: a command, then flags. */
function spellOut(argv: readonly string[], { env }: Surroundings): readonly string[] {
  const [first = "", second, ...rest] = argv;
  if (first === "version") return ["--version", ...argv.slice(1)];
  if (first === "help") return second === undefined ? ["--help"] : [second, "--help", ...rest];
  return argv.length === 0 && !isConfigured(env) ? [firstRunCommand] : argv;
}

async function dispatch(argv: readonly string[], surroundings: Surroundings, run: Run): Promise<number> {
  const { env, stdout } = surroundings;
  const [first = ""] = argv;
  const isNamed = first !== "" && !first.startsWith("-");
  const name = isNamed ? findName(first) : defaultCommand;
  // Either name is one of the list.
  const command = await (commands[name] as CommandEntry).load();
  run.printsJsonLines = command.printsJsonLines === true;
  const values = parseFlags(argv.slice(isNamed ? 1 : 0), { ...commonFlags, ...command.flags });
  const program = env.npm_lifecycle_event === "start" ? "npm start --" : "eko-onboarding";
  if (values.help) {
    const width = widthOf(stdout);
    stdout.write(isNamed ? formatCommandHelp(program, name, command, width) : formatHelp(program, width));
    return exitCodes.done.code;
  }
  if (values.version) {
    const version = readVersion();
    Object.assign(run.report, version);
    run.show(formatVersion(version));
    return exitCodes.done.code;
  }
  run.report.command = name;
  run.values = values;
  run.env = readEnvironment(env, values);
  return command.run({ ...surroundings, ...run, program });
}

/** The embedded mock needs none: it refuses a call only because it was asked to. */
function adviseOnFailure(error: unknown, { env }: Run): readonly string[] {
  return error instanceof EkoError && isConfigured(env) ? adviseOnError(error, env) : [];
}

function findName(given: string): string {
  const name = resolveName(given);
  if (name !== undefined) return name;
  const suggestion = suggestNearest(given, [
    ...Object.keys(commands),
    ...Object.keys(shortNames),
    "help",
    "version",
  ]);
  throw new EkoConfigError(
    `There is no such command.${suggestion || ` The commands are: ${Object.keys(commands).join(", ")}.`}`,
  );
}

/** The environment, completed from a file: as in Node.js, a variable that is set stays. */
function readEnvironment(env: Surroundings["env"], values: FlagValues): Surroundings["env"] {
  const flag = values.env === undefined ? "env-file" : "env";
  const file = values[flag];
  if (typeof file !== "string") return env;
  try {
    return { ...parseEnv(readFileSync(file, "utf8")), ...env };
  } catch (error) {
    throw new EkoConfigError(`--${flag} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function toJson(error: unknown): object {
  return error instanceof Error ? { ...error, name: error.name, message: error.message } : {};
}
