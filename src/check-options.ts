import { EkoConfigError } from "./errors/eko-errors.ts";
import { suggestNearest } from "./find-nearest.ts";

/** When a value is right, and how to say so: "NAME must be TEXT." */
export type Rule = readonly [isValid: (value: unknown) => boolean, mustBe: string];

/** A rule for each option. */
export type Rules<Options> = { readonly [Name in keyof Required<Options>]: Rule };

const maxTimeoutMs = 2 ** 31 - 1;

/** A time limit that timers can keep. */
export const timeoutRule: Rule = optional(
  (value) => typeof value === "number" && value >= 1 && value <= maxTimeoutMs,
  `a number of milliseconds from 1 to ${maxTimeoutMs}`,
);

/** An AbortSignal, but not by its class: in Jest, and with a polyfill, a signal comes from another realm. */
export const signalRule: Rule = optional((value) => {
  const { aborted, addEventListener, removeEventListener } = Object(value) as Partial<AbortSignal>;
  return (
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function"
  );
}, "an AbortSignal");

/** Makes a rule that lets an option be left out. */
export function optional(isValid: Rule[0], mustBe: string): Rule {
  return [(value) => value === undefined || isValid(value), mustBe];
}

/**
 * Checks every option by its rule. An unknown one is refused, because a misspelled one would have no effect.
 *
 * @returns a copy, because a getter could answer otherwise the next time; with inherited options, because an
 *   AbortController serves as the options of a call
 * @throws EkoConfigError naming the first wrong option and what it must be; values are never shown
 */
export function checkOptions<Options extends object>(options: Options, rules: Rules<Options>): Options {
  try {
    return readOptions(options, rules);
  } catch (error) {
    // Dropped, because the error of a getter or a proxy may hold the value.
    throw error instanceof EkoConfigError ? error : new EkoConfigError("An option cannot be read.");
  }
}

function readOptions<Options extends object>(options: Options, rules: Rules<Options>): Options {
  const names = Object.keys(rules) as (keyof Options & string)[];
  const source: Options = Object(options);
  const unknown = Object.keys(source).find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined) {
    throw new EkoConfigError(`There is no option ${unknown}.${suggestNearest(unknown, names)}`);
  }
  const given: Partial<Options> = {};
  for (const name of names) {
    const [isValid, mustBe] = rules[name];
    given[name] = source[name];
    assertOption(isValid(given[name]), `${name} must be ${mustBe}.`);
  }
  return given as Options;
}

/** @throws EkoConfigError with the message, unless the condition holds */
export function assertOption(condition: boolean, message: string): asserts condition {
  if (!condition) throw new EkoConfigError(message);
}
