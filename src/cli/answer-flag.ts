import type { Flags, FlagValues } from "./command.ts";
import { isConfigured } from "./server/read-configuration.ts";
import type { Surroundings } from "./surroundings.ts";

/** Name of the flag, without the dashes. */
export const answerFlagName = "show-answers";

/** The flag by which a user asks for the server's own words. */
export const answerFlag = {
  [answerFlagName]: {
    type: "boolean",
    help: "show answers in the server's own words, which may repeat whatever was sent to it",
  },
} as const satisfies Flags;

/** Whether answers are shown as they came: if that is asked for, and with the embedded mock, which meets no real data. */
export function showsAnswers(values: FlagValues, env: Surroundings["env"]): boolean {
  return values[answerFlagName] === true || !isConfigured(env);
}
