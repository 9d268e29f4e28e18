#!/usr/bin/env node
import { runCli } from "./run-cli.ts";

// The first Ctrl-C aborts the call, so that its outcome is still reported, or stops the mock; the second ends the
// process. SIGTERM ends all commands except the mock at once, because a command can wait for more than a call.
const interrupt = new AbortController();
const signals = process.argv[2] === "mock" ? ["SIGINT", "SIGTERM"] : ["SIGINT"];
const stop = () => {
  for (const signal of signals) process.off(signal, stop);
  interrupt.abort();
};
for (const signal of signals) process.on(signal, stop);
// The reader may have seen enough, as in `eko-onboarding --help | head -3`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupt.signal,
  loadMock: () => import("../mock/index.ts"),
});
// The look-up of a name cannot be cancelled, and would keep the process for ten seconds after the last line.
process.stdout.write("", () => process.stderr.write("", () => process.exit()));
