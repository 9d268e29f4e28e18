import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench } from "../harness/prepare-workbench.ts";
import type { QueueFigures, QueuePlan } from "../processes/measure-queue.ts";

const lengths = ["1", "10", "100", "1000", "10000"] as const;

/** Whether a call costs more when many others wait. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const { target, run, stop } = await prepareWorkbench();
  const report: BenchReport = {
    about:
      "CPU per call when so many calls are started at once, in microseconds. With one in flight only the queue " +
      "differs; with the default of 50, calls in flight together also share turns of the event loop.",
    rows: [],
    goals: [],
  };
  try {
    for (const maxConcurrency of [1, 50]) {
      const results = await measureRounds(lengths, options, (length) => {
        const plan = {
          target,
          maxConcurrency,
          queued: Number(length),
          calls: options.quick ? 1_000 : 10_000,
        };
        return run<QueueFigures>("measure-queue.ts", plan satisfies QueuePlan);
      });
      const cpu = (length: (typeof lengths)[number]) => results[length].map(({ cpuUs }) => cpuUs);
      for (const length of lengths) {
        report.rows.push({
          "in flight": maxConcurrency,
          "started at once": Number(length),
          "CPU us": round3(median(cpu(length))),
          "x one at a time": round3(medianRatio(cpu(length), cpu("1"))),
        });
      }
      const measured = Math.max(...lengths.map((length) => round3(medianRatio(cpu(length), cpu("1")))));
      report.goals.push({
        what: `worst, x one at a time, ${maxConcurrency} in flight`,
        measured,
        atMost: 1.3,
      });
    }
  } finally {
    await stop();
  }
  return report;
}
