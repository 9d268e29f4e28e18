import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { measureRounds, median, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench } from "../harness/prepare-workbench.ts";
import type { HeapFigures, HeapPlan } from "../processes/measure-heap.ts";

const variants = ["without a signal", "one AbortSignal for all calls"] as const;

/** What many calls leave behind on the heap. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const { target, run, stop } = await prepareWorkbench();
  const manyCalls = options.quick ? 5_000 : 100_000;
  const results = await measureRounds(variants, options, (variant) =>
    run<HeapFigures>(
      "measure-heap.ts",
      { target, fewCalls: 1_000, manyCalls, withSignal: variant !== variants[0] } satisfies HeapPlan,
      ["--expose-gc"],
    ),
  ).finally(stop);

  const report: BenchReport = {
    about: `Heap in use after 1,000 and after ${manyCalls.toLocaleString("en")} calls, 32 in parallel, after a forced collection.`,
    rows: [],
    goals: [],
  };
  for (const variant of variants) {
    const figures = results[variant];
    const growth = round3(median(figures.map(({ afterFew, afterMany }) => (afterMany - afterFew) / 2 ** 20)));
    const ratio = round3(median(figures.map(({ afterFew, afterMany }) => afterMany / afterFew)));
    report.rows.push({
      calls: variant,
      "MiB after few": round3(median(figures.map(({ afterFew }) => afterFew / 2 ** 20))),
      "MiB after many": round3(median(figures.map(({ afterMany }) => afterMany / 2 ** 20))),
      "growth, MiB": growth,
    });
    report.goals.push(
      { what: `growth, MiB, ${variant}`, measured: growth, atMost: 1 },
      { what: `heap, x the heap after few, ${variant}`, measured: ratio, atMost: 1.1 },
    );
  }
  return report;
}
