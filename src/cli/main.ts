#!/usr/bin/env node
import { runCli } from "./run-cli.ts";

// The first Ctrl-C aborts the call, so that its outcome is still told, or stops the mock; the second ends the process.
const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => interrupt.abort());
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
