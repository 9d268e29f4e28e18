import { EkoConfigError, EkoError, EkoInputError } from "../errors/eko-errors.ts";

/** Exit codes of the tool: one for each thing that a script would do next. */
export const exitCodes = {
  done: { code: 0, meaning: "The call succeeded, or there was nothing to call." },
  failed: { code: 1, meaning: "The tool itself failed, or the port of the mock is taken." },
  invalid: { code: 2, meaning: "Flags, configuration or input are wrong. Nothing was sent." },
  rejected: { code: 3, meaning: "The server refused the call; it had no effect." },
  not_sent: { code: 4, meaning: "No connection. Nothing was sent, so the call may be repeated." },
  unknown: { code: 5, meaning: "The outcome is unknown. Do not repeat the call before you know it." },
} as const;

/** The exit code for whatever a command threw. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof EkoConfigError || error instanceof EkoInputError) return exitCodes.invalid.code;
  return error instanceof EkoError ? exitCodes[error.outcome].code : exitCodes.failed.code;
}
