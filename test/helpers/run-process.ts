import { spawn } from "node:child_process";
import { join } from "node:path";

/** Root of the project, where every process of the tests starts unless it says otherwise. */
export const projectRoot = join(import.meta.dirname, "../..");

/** What a process left behind. */
export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Where and with what a process runs. */
export interface Surroundings {
  cwd?: string;
  /** Its variables, beside PATH: keys and servers of the developer reach no test. */
  env?: NodeJS.ProcessEnv;
  /** Sent to its standard input, which is then closed. */
  input?: string;
}

/** Runs a program to its end, without a shell. */
function runProcess(
  program: string,
  args: readonly string[],
  { cwd = projectRoot, env = {}, input = "" }: Surroundings = {},
): Promise<Finished> {
  const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH, ...env } });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
    });
  }
  // A process may end without reading its input.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...output }));
  });
}

/** Runs a TypeScript file of the project as its npm scripts do. */
export function runTypeScript(
  file: string,
  args: readonly string[] = [],
  surroundings?: Surroundings,
): Promise<Finished> {
  const loader = join(projectRoot, "scripts/shared/typescript.mjs");
  return runProcess(process.execPath, ["--import", loader, join(projectRoot, file), ...args], surroundings);
}

/** Runs Node with these arguments, in the root of the project unless told otherwise. */
export function runNode(args: readonly string[], surroundings?: Surroundings): Promise<Finished> {
  return runProcess(process.execPath, args, surroundings);
}
