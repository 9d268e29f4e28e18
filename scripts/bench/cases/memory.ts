import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { measureRounds, median, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench } from "../harness/prepare-workbench.ts";
import type { AbandonedFigures, AbandonedPlan } from "../processes/measure-abandoned.ts";
import type { HeapFigures, HeapPlan } from "../processes/measure-heap.ts";

const exposeGc = { nodeOptions: ["--expose-gc"] };

const variants = ["without a signal", "one AbortSignal for all calls"] as const;

/** What many calls leave behind on the heap. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const { target, run, stop } = await prepareWorkbench();
  const manyCalls = options.quick ? 5_000 : 100_000;
  const results = await measureRounds(variants, options, (variant) =>
    run<HeapFigures>(
      "measure-heap.ts",
      { target, fewCalls: 1_000, manyCalls, withSignal: variant !== variants[0] } satisfies HeapPlan,
      exposeGc,
    ),
  );
  const queued = options.quick ? 5_000 : 50_000;
  const abandoned = await measureRounds(["abandoned"], options, () =>
    run<AbandonedFigures>("measure-abandoned.ts", { target, queued } satisfies AbandonedPlan, exposeGc),
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
    const outlived = Math.round(median(figures.map(({ outlivedYoung }) => outlivedYoung)));
    report.rows.push({
      calls: variant,
      "MiB after few": round3(median(figures.map(({ afterFew }) => afterFew / 2 ** 20))),
      "MiB after many": round3(median(figures.map(({ afterMany }) => afterMany / 2 ** 20))),
      "growth, MiB": growth,
      "old, bytes a call": outlived,
    });
    report.goals.push(
      { what: `bytes a call that outlive young collections, ${variant}`, measured: outlived, atMost: 2_048 },
      { what: `growth, MiB, ${variant}`, measured: growth, atMost: 1 },
      { what: `heap, x the heap after few, ${variant}`, measured: ratio, atMost: 1.1 },
    );
  }
  const before = abandoned.abandoned.map((each) => each.before / 2 ** 20);
  const after = abandoned.abandoned.map((each) => each.after / 2 ** 20);
  const left = round3(median(after.map((each, round) => each - (before[round] ?? Number.NaN))));
  const what = `${queued.toLocaleString("en")} queued and aborted, every slot still taken`;
  report.rows.push({
    calls: what,
    "MiB after few": round3(median(before)),
    "MiB after many": round3(median(after)),
    "growth, MiB": left,
  });
  report.goals.push({ what: `growth, MiB, ${what}`, measured: left, atMost: 1 });
  return report;
}
