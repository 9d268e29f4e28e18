import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);
const timeout = 5 * 60_000;
// Keys and servers of the developer must not reach what is run.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("EKO_")));

/**
 * Runs a program and returns what it wrote to stdout.
 *
 * @throws Error with all that it wrote, when it fails or takes more than five minutes
 */
export async function run(file: string, args: string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await execute(file, args, { cwd, env, timeout, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${[file, ...args].join(" ")} failed:\n${stdout ?? ""}${stderr ?? error}`, {
      cause: error,
    });
  }
}
