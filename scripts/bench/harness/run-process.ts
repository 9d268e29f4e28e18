import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What a process gets beside its argument. */
export interface ProcessOptions {
  nodeOptions?: readonly string[];
  /** Variables of its environment, beside those of this process. */
  env?: Readonly<Record<string, string>>;
  /** Called when the process says that it is ready; it goes on when the promise resolves. */
  whenReady?: () => Promise<void>;
}

/** A server in a process of its own. */
export interface RunningServer {
  port: number;
  /** Asks it for the figures that it keeps. */
  ask: <Figures>() => Promise<Figures>;
  stop: () => Promise<void>;
}

/**
 * Runs a module in a process of its own and reads the JSON that it prints as its only line.
 *
 * @param argument handed over as JSON in the first argument
 * @throws Error when the process fails; what it said on stderr is shown
 */
export async function runProcess<Result>(
  file: string,
  argument: unknown,
  { nodeOptions = [], env = {}, whenReady }: ProcessOptions = {},
): Promise<Result> {
  const child = start(file, argument, { nodeOptions, env });
  child.once("message", () => whenReady?.().then(() => child.send("go")));
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
  options: ProcessOptions = {},
): Promise<RunningServer> {
  const child = start(file, argument, options);
  if (child.stdout === null) throw new Error("The server has no output.");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    port: Number(line),
    ask: async <Figures>() => {
      child.send("figures");
      const [figures] = (await once(child, "message")) as [Figures];
      return figures;
    },
    stop: async () => {
      child.kill();
      await once(child, "close");
    },
  };
}

function start(file: string, argument: unknown, { nodeOptions = [], env }: ProcessOptions): ChildProcess {
  // Node reads the certificates at every start, which takes longer than some of what is measured.
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  return spawn(process.execPath, [...nodeOptions, file, JSON.stringify(argument)], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...inherited, ...env },
  });
}
