import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * Runs a module in a process of its own and reads the JSON that it prints as its only line.
 *
 * @param argument handed over as JSON in the first argument
 * @throws Error when the process fails; what it said on stderr is shown
 */
export async function runProcess<Result>(
  file: string,
  argument: unknown,
  nodeOptions: readonly string[] = [],
): Promise<Result> {
  const child = start(file, argument, nodeOptions);
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${file} ended with ${code}.`);
  return JSON.parse(output) as Result;
}

/** Starts a server module that prints its port, and resolves when it listens. */
export async function startServer(
  file: string,
  argument: unknown,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const child = start(file, argument, []);
  if (child.stdout === null) throw new Error("The server has no output.");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    port: Number(line),
    stop: async () => {
      child.kill();
      await once(child, "close");
    },
  };
}

function start(file: string, argument: unknown, nodeOptions: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, file, JSON.stringify(argument)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}
