import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "./run.ts";

/**
 * Takes the steps of the last stage of the Dockerfile in a plain folder, because not every machine has Docker, and uses
 * the command there with nothing else installed.
 *
 * @returns how long the mock took, in words
 * @throws Error when a step fails, another package was installed, or the mock does not answer
 */
export async function checkPlainFolder(root: string, tarball: string, folder: string): Promise<string> {
  const { installs, command } = readLastStage(await readFile(join(root, "Dockerfile"), "utf8"));
  await mkdir(folder);
  await copyFile(tarball, join(folder, basename(tarball)));
  for (const line of installs) await run("sh", ["-c", line], folder);
  const packages = (await readdir(join(folder, "node_modules"))).filter((name) => !name.startsWith("."));
  if (packages.join() !== "eko-onboarding") throw new Error(`More was installed: ${packages.join(", ")}`);
  for (const args of [[], ["journey"], ["--help"], ["mock", "--help"]]) {
    await run("npx", ["--no", "eko-onboarding", ...args], folder);
  }
  return measureMock(folder, command);
}

/** The lines of RUN and the command of CMD after the last FROM. */
function readLastStage(dockerfile: string): { installs: string[]; command: string[] } {
  const [stage = ""] = dockerfile.split(/^FROM /m).slice(-1);
  const [, command] = /^CMD (\[.*\])$/m.exec(stage) ?? [];
  if (command === undefined) throw new Error("The Dockerfile has no CMD in its last stage.");
  return {
    installs: [...stage.matchAll(/^RUN (.*)$/gm)].map(([, line = ""]) => line),
    command: JSON.parse(command) as string[],
  };
}

/** Starts the mock on a free port, and asks it for something. */
async function measureMock(folder: string, [file = "", ...args]: string[]): Promise<string> {
  const startedAt = performance.now();
  const elapsed = () => `${Math.round(performance.now() - startedAt)} ms`;
  const child = spawn(file, [...args, "--port", "0", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    const firstLine = elapsed();
    const { port, pathname } = new URL((JSON.parse(line) as { url: string }).url);
    const answer = await fetch(`http://127.0.0.1:${port}${pathname}/customer/profile/9444444444`);
    if (answer.status !== 401) throw new Error(`An unsigned request was answered with ${answer.status}.`);
    const firstAnswer = elapsed();
    child.kill("SIGTERM");
    const [exitCode] = await ended;
    if (exitCode !== 0) throw new Error(`The mock ended with ${exitCode} after SIGTERM.`);
    return `first line after ${firstLine}, first answer after ${firstAnswer}`;
  } finally {
    child.kill("SIGKILL");
  }
}
