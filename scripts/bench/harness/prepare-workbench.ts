import type { ServerPlan } from "../processes/sample-server.ts";
import { buildModules } from "./build-modules.ts";
import { type ProcessOptions, type RunningServer, runProcess, startServer } from "./run-process.ts";
import { readSample, type Target } from "./target.ts";

/** Compiled modules, and a server that answers the sample. */
export interface Workbench {
  /** Where the compiled form of a file below `scripts/bench/` is. */
  fileOf: (source: string) => string;
  target: Target;
  /** Runs a compiled module of `scripts/bench/processes/` and returns what it prints. */
  run: <Figures>(process: string, plan: object, options?: ProcessOptions) => Promise<Figures>;
  /** Asks the server for its figures. */
  ask: RunningServer["ask"];
  stop: RunningServer["stop"];
}

/** Compiles the modules and starts the server. */
export async function prepareWorkbench(plan: Omit<ServerPlan, "answer"> = {}): Promise<Workbench> {
  const compiled = await buildModules();
  const fileOf = (source: string) => compiled(`scripts/bench/${source}`);
  const { target, answer } = await readSample();
  const server = await startServer(fileOf("processes/sample-server.ts"), {
    ...plan,
    answer,
  } satisfies ServerPlan);
  return {
    fileOf,
    target: { ...target, baseUrl: `http://127.0.0.1:${server.port}` },
    run: (process, plan, options) => runProcess(fileOf(`processes/${process}`), plan, options),
    ask: server.ask,
    stop: server.stop,
  };
}
