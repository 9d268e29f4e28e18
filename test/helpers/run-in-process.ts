import { Console } from "node:console";
import { resolve } from "node:path";
import { Writable } from "node:stream";
import { type Finished, projectRoot } from "./run-process.ts";

let runs = 0;

/**
 * Runs a script of the project in this process, which takes a tenth of the time of {@link runTypeScript}: what it imports is
 * loaded once. One at a time, because a process has one command line, one console and one exit code.
 *
 * @param file below the root of the project, or absolute in a copy of it
 * @param env its variables: keys and servers of the developer reach no test
 */
export async function runInProcess(
  file: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const before = { argv: process.argv, env: process.env, exitCode: process.exitCode, console };
  const stdout = new Recorder();
  const stderr = new Recorder();
  const path = resolve(projectRoot, file);
  process.argv = [process.execPath, path, ...args];
  process.env = { PATH: before.env.PATH, ...env };
  process.exitCode = undefined;
  globalThis.console = new Console(stdout, stderr);
  try {
    // Another query makes it another module, which is run again; its imports are those of the last time.
    await import(`${path}?run=${++runs}`);
    return { status: Number(process.exitCode ?? 0), stdout: stdout.text, stderr: stderr.text };
  } finally {
    globalThis.console = before.console;
    process.argv = before.argv;
    process.env = before.env;
    process.exitCode = before.exitCode;
  }
}

class Recorder extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk;
    done();
  }
}
