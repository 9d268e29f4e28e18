import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A proxy as its package installs it: how to ask for its version, and how to run it in the foreground. */
export interface Middlebox {
  command: string;
  versionFlag: string;
  /** Arguments that start it in the foreground with the configuration `file` in `folder`. */
  startWith: (folder: string, file: string) => string[];
  /** The configuration; it must answer `/ready` with the text `token`. */
  configure: (port: number, token: string) => string;
}

export interface RunningMiddlebox {
  origin: string;
  close: () => Promise<void>;
}

// Debian installs both where only root's PATH looks.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };

export function isInstalled({ command, versionFlag }: Pick<Middlebox, "command" | "versionFlag">): boolean {
  return spawnSync(command, [versionFlag], { env }).status === 0;
}

/** Starts it on a loopback port, in a temporary folder. Another process may take a free port: then it tries the next. */
export async function startMiddlebox(middlebox: Middlebox, tries = 3): Promise<RunningMiddlebox> {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), "middlebox-"));
  const file = join(folder, "middlebox.conf");
  const token = `${middlebox.command}-${process.pid}-${port}`;
  await writeFile(file, middlebox.configure(port, token));
  const child = spawn(middlebox.command, middlebox.startWith(folder, file), { env });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      log += chunk;
    });
  }
  child.on("error", (error) => {
    log += error.message;
  });
  const close = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  if (await becomesReady(child, `${origin}/ready`, token)) return { origin, close };
  await close();
  if (tries > 1) return startMiddlebox(middlebox, tries - 1);
  throw new Error(`${middlebox.command} does not start:\n${log}`);
}

async function becomesReady(child: ChildProcess, url: string, token: string): Promise<boolean> {
  for (let nth = 0; nth < 400 && child.pid !== undefined && child.exitCode === null; nth++) {
    const text = await fetch(url).then(
      (response) => response.text(),
      () => "",
    );
    if (text === token) return true;
    await sleep(10);
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The port is not known.");
  return address.port;
}
