import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "./run-process.ts";

/** Prism, started as its users start it. */
export interface RunningPrism {
  url: string;
  stop(): Promise<void>;
}

const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
const program = join(dirname(manifest), "dist/index.js");

/**
 * Starts the command `prism` on a free port of the loopback, and waits until it listens.
 *
 * @throws Error when it ends before that
 */
export async function startPrism(...command: string[]): Promise<RunningPrism> {
  // Prism takes port 0, but tells the port it got only when it logs every request too, which costs more than answering.
  const port = await findFreePort();
  const args = [program, ...command, "--port", String(port), "--verboseLevel", "fatal"];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`prism ${command.join(" ")} ended with ${child.exitCode}.`);
    await sleep(50);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
