import { parseArgs } from "node:util";
import { EkoConfigError } from "../errors/eko-errors.ts";
import { suggestNearest } from "../find-nearest.ts";
import type { Flags, FlagValues } from "./command.ts";

/**
 * Parses the arguments of a command.
 *
 * @throws EkoConfigError saying which flag is wrong; values are not shown, because one may be a key
 */
export function parseFlags(argv: readonly string[], flags: Flags): FlagValues {
  refuseAccessKey(argv, flags);
  const { tokens } = parseArgs({ args: [...argv], options: flags, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") {
      throw new EkoConfigError(
        `Argument ${token.index + 1} does not belong to a flag. A value with blanks needs quotes.`,
      );
    }
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (flag === undefined) {
      const suggestion = suggestNearest(token.name, Object.keys(flags), "--");
      throw new EkoConfigError(`There is no flag ${token.rawName}.${suggestion || " See --help."}`);
    }
    if (flag.type === "boolean" && token.value !== undefined) {
      throw new EkoConfigError(`${token.rawName} takes no value.`);
    }
    // "--name --dob 1990-05-15" forgot the name: a value that begins with a dash is given as --name=-value.
    if (
      flag.type === "string" &&
      (token.value === undefined || (!token.inlineValue && token.value.startsWith("-")))
    ) {
      throw new EkoConfigError(`${token.rawName} needs a value.`);
    }
  }
  return parseArgs({ args: [...argv], options: flags }).values;
}

/** Only a command that takes a key of the mock's own, which opens nothing, has a flag for it. */
function refuseAccessKey(argv: readonly string[], flags: Flags): void {
  if (Object.hasOwn(flags, "access-key")) return;
  if (!argv.some((argument) => /^-+(eko[-_])?(access|secret)[-_]?key(=|$)/i.test(argument))) return;
  throw new EkoConfigError(
    "The access key is not taken as an argument: other users of this machine see arguments in the list of " +
      "processes, and the shell keeps them in its history. Set EKO_ACCESS_KEY instead.",
  );
}
