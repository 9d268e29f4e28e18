import { type ParseArgsConfig, parseArgs } from "node:util";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** What a script takes, and how it says so. */
export interface Script<Options extends OptionsConfig> {
  /** Its first line is the command, the rest what `--help` shows below it. */
  usage: string;
  options?: Options;
  /** How many arguments that are not options it takes; none by default. */
  positionals?: { min: number; max: number };
}

/** The options as parsed, and the arguments beside them. */
export type ScriptArguments<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>;

/** The command line asks for something that the script does not do. */
export class UsageError extends Error {}

/**
 * Runs a script of the project: `--help` prints its usage, exit code 2 says that it was called wrongly, 1 that it failed.
 * A main that ends well may set another `process.exitCode`.
 */
export async function runScript<Options extends OptionsConfig>(
  { usage, options, positionals = { min: 0, max: 0 } }: Script<Options>,
  main: (given: ScriptArguments<Options>) => Promise<void> | void,
): Promise<void> {
  if (process.argv.slice(2).includes("--help")) return console.log(`usage: ${usage}`);
  try {
    await main(parseArguments({ options: options ?? ({} as Options), allowPositionals: true }, positionals));
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const [command] = usage.split("\n");
    console.error(isUsage ? `${error.message}; usage: ${command}` : describeFailure(error));
    process.exitCode = isUsage ? 2 : 1;
  }
}

function parseArguments<Config extends ParseArgsConfig>(
  config: Config,
  { min, max }: { min: number; max: number },
): ReturnType<typeof parseArgs<Config>> {
  const parsed = tryParse(config);
  const count = parsed.positionals.length;
  if (count < min) throw new UsageError("an argument is missing");
  if (count > max) throw new UsageError(`one argument too many: ${parsed.positionals[max]}`);
  return parsed;
}

function tryParse<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // The sentences behind the first explain how parseArgs works.
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

/** A script throws a plain Error to say why it failed; any other class is a slip, and its stack says where. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
