import { createInterface } from "node:readline/promises";
import { EkoConfigError } from "../errors/eko-errors.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Asks for the OTP on the terminal. The question goes to stderr, because a program may read stdout.
 *
 * @throws EkoConfigError when the terminal is closed instead, by Ctrl-C or Ctrl-D
 */
export async function askForOtp({ stdin, stderr }: Pick<Surroundings, "stdin" | "stderr">): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stderr });
  const closed = new Promise<undefined>((resolve) => terminal.once("close", () => resolve(undefined)));
  const otp = await Promise.race([terminal.question("OTP that the customer received: "), closed]);
  terminal.close();
  if (otp !== undefined) return otp.trim();
  stderr.write("\n");
  throw new EkoConfigError("No OTP was given.");
}
