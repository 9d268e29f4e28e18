import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { runTypeScript } from "../helpers/run-process.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";
import { configure } from "./invoke-cli.ts";

const built = useBuiltPackage();

/** Runs the tool in a process of its own, with no variable of this one but the path. */
async function runProcess(
  argv: string[],
  env: Record<string, string> = {},
  input = "",
  onStart: (child: ChildProcess) => void = () => {},
) {
  const child = spawn(process.execPath, [built.command, ...argv], {
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  onStart(child);
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { exitCode, stdout, stderr };
}

describe("the process", () => {
  it("does the main job with nothing configured, and ends", async () => {
    const { exitCode, stdout, stderr } = await runProcess(["onboard", "--json"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, result: { response_type: "otp_sent" } });
  }, 30_000);

  it("ends at once, whatever is left behind, such as the look-up of a name", async () => {
    const startedAt = performance.now();
    const NODE_OPTIONS = "--import=data:text/javascript,setTimeout(()=>{},60_000)";
    const { exitCode, stdout } = await runProcess(["mock", "--help"], { NODE_OPTIONS });
    expect(exitCode).toBe(0);
    expect(stdout.endsWith("\n")).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(50_000);
  });

  it("runs the mock command", async () => {
    const { exitCode, stdout } = await runProcess(["mock", "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("0000000461");
  }, 30_000);

  it("says the same when it runs from its sources", async () => {
    const { stdout } = await runProcess(["--help"]);
    expect(await runTypeScript("src/cli/main.ts", ["--help"])).toEqual({ status: 0, stdout, stderr: "" });
    expect(stdout).toContain("onboard");
  }, 30_000);

  it("tells the outcome of a call that Ctrl-C ends", async () => {
    let child: ChildProcess | undefined;
    const server = createServer(() => child?.kill("SIGINT"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const env = configure({ EKO_BASE_URL: `http://127.0.0.1:${port}/ekoapi/v3` });
    const { exitCode, stderr } = await runProcess(["onboard"], env, "", (started) => {
      child = started;
    });
    expect(exitCode).toBe(5);
    expect(stderr).toContain("Outcome: unknown. Do not call again");
  }, 30_000);

  it("exits with 2 on bad input", async () => {
    const { exitCode, stdout, stderr } = await runProcess(["onboard", "--nmae", "x"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("--nmae");
  }, 30_000);

  it("reads the access key from standard input", async () => {
    const { stdout } = await runProcess(
      ["sign", "--access-key-stdin", "--timestamp", "1700000000000"],
      { EKO_DEVELOPER_KEY: "dev-key" },
      "TEST_ACCESS_KEY_DO_NOT_USE\n",
    );
    expect(stdout).toContain("secret-key: u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
  }, 30_000);
});
