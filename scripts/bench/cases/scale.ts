import { signingHeaders } from "../../../generated/tables.ts";
import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { slowAnswerMs } from "../harness/faulty-customers.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench, type Workbench } from "../harness/prepare-workbench.ts";
import type { InstanceFigures, InstancePlan } from "../processes/measure-instance.ts";
import type { QueueFigures, QueuePlan } from "../processes/measure-queue.ts";
import type { ServerFigures } from "../processes/sample-server.ts";

const lengths = ["1", "10", "100", "1000", "10000", "100000"] as const;
const processCounts = ["1", "2", "4", "8", "16"] as const;

// So many calls of one process are in flight by default.
const inFlight = 50;

/** Whether a call costs more when many others wait, and whether processes that share a key add up. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const workbench = await prepareWorkbench({ countedHeader: signingHeaders.secretKeyTimestamp });
  const report: BenchReport = {
    about:
      "CPU per call when so many calls are started at once, in microseconds. With one in flight only the queue " +
      "differs; with the default of 50, calls in flight together also share turns of the event loop. Then processes " +
      `that share a developer key by \`instance\`, each with its 50 in flight, at a server that takes ${slowAnswerMs} ms.`,
    rows: [],
    goals: [],
    notes: [
      "A key signs at most 1,000 requests a second, so the clock of the queues runs faster than the real one; that of " +
        "the processes is the real one.",
    ],
  };
  try {
    for (const maxConcurrency of [1, inFlight])
      await measureQueues(workbench, maxConcurrency, options, report);
    await measureProcesses(workbench, options, report);
  } finally {
    await workbench.stop();
  }
  return report;
}

async function measureQueues(
  { target, run }: Workbench,
  maxConcurrency: number,
  options: BenchOptions,
  report: BenchReport,
): Promise<void> {
  const results = await measureRounds(lengths, options, (length) => {
    const calls = options.quick ? 1_000 : Math.max(10_000, Number(length));
    const plan = { target, maxConcurrency, queued: Number(length), calls };
    return run<QueueFigures>("measure-queue.ts", plan satisfies QueuePlan);
  });
  const cpu = (length: (typeof lengths)[number]) => results[length].map(({ cpuUs }) => cpuUs);
  const ratioOf = (length: (typeof lengths)[number]) => round3(medianRatio(cpu(length), cpu("1")));
  for (const length of lengths) {
    report.rows.push({
      processes: 1,
      "in flight": maxConcurrency,
      "started at once": Number(length),
      "CPU us": round3(median(cpu(length))),
      "x the first": ratioOf(length),
    });
  }
  report.goals.push({
    what: `CPU, worst x one at a time, ${maxConcurrency} in flight`,
    measured: Math.max(...lengths.map(ratioOf)),
    atMost: 1.3,
  });
}

interface SharedKeyFigures {
  cpuUs: number;
  perSecond: number;
  repeated: number;
}

async function measureProcesses(
  { target, run, ask }: Workbench,
  options: BenchOptions,
  report: BenchReport,
): Promise<void> {
  const calls = (options.quick ? 1 : 4) * inFlight;
  const results = await measureRounds(
    processCounts,
    options,
    async (processes): Promise<SharedKeyFigures> => {
      const count = Number(processes);
      const before = await ask<ServerFigures>();
      const plan = { target, calls, warmupCalls: options.quick ? 200 : 2_000 };
      const whenReady = waitForAll(count);
      const figures = await Promise.all(
        Array.from({ length: count }, (_, index) => {
          const instance = { index, count };
          return run<InstanceFigures>("measure-instance.ts", { ...plan, instance } satisfies InstancePlan, {
            whenReady,
          });
        }),
      );
      const after = await ask<ServerFigures>();
      const startedAtMs = Math.min(...figures.map((each) => each.startedAtMs));
      const endedAtMs = Math.max(...figures.map((each) => each.endedAtMs));
      return {
        cpuUs: median(figures.map(({ cpuUs }) => cpuUs)),
        perSecond: (count * calls * 1_000) / (endedAtMs - startedAtMs),
        repeated: after.repeated - before.repeated,
      };
    },
  );
  const figures = (processes: (typeof processCounts)[number], figure: keyof SharedKeyFigures) =>
    results[processes].map((each) => each[figure]);
  const perProcess = (processes: (typeof processCounts)[number]) =>
    figures(processes, "perSecond").map((value) => value / Number(processes));
  for (const processes of processCounts) {
    report.rows.push({
      processes: Number(processes),
      "in flight": inFlight,
      "started at once": calls,
      "CPU us": round3(median(figures(processes, "cpuUs"))),
      "x the first": round3(medianRatio(figures(processes, "cpuUs"), figures("1", "cpuUs"))),
      "calls a second": round3(median(figures(processes, "perSecond"))),
    });
  }
  report.goals.push(
    {
      what: "calls a second and process, 16 processes, x one process",
      measured: round3(medianRatio(perProcess("16"), perProcess("1"))),
      atLeast: 0.9,
    },
    {
      what: "CPU of a call, 16 processes, x one process",
      measured: round3(medianRatio(figures("16", "cpuUs"), figures("1", "cpuUs"))),
      atMost: 1.3,
    },
    {
      what: "timestamps that came twice",
      measured: Math.max(...processCounts.flatMap((processes) => figures(processes, "repeated"))),
      atMost: 0,
    },
  );
}

/** A function whose promise resolves when it has been called so many times: all processes begin together. */
function waitForAll(count: number): () => Promise<void> {
  let missing = count;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return () => {
    missing--;
    if (missing === 0) release();
    return released;
  };
}
