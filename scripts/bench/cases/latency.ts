import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { describeVersions, installCompetitors } from "../harness/install-competitors.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench } from "../harness/prepare-workbench.ts";
import type { LatencyFigures, LatencyPlan } from "../processes/measure-latency.ts";

const contenders = {
  "eko.ts": "this client, default options",
  "eko-pool.js": "this client over a Pool of undici 7",
  "undici-request.js": "undici.request",
  "fetch.js": "global fetch",
  "axios.js": "axios",
} as const;
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];

/** How long a call takes when calls arrive at a fixed rate, as they do at a server. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const versions = await installCompetitors();
  const { fileOf, target, run, stop } = await prepareWorkbench();
  const report: BenchReport = {
    about:
      "Milliseconds of one onboardCustomer when calls arrive at a fixed rate, counted from the moment at which the call " +
      "was due: a client that falls behind delays all later calls, and the figures show it.",
    rows: [],
    goals: [],
    notes: [
      "The clients spin between arrivals, so that neither a timer nor a sleeping processor adds to the latency. " +
        `Versions: ${describeVersions(versions)}.`,
    ],
  };
  try {
    for (const perSecond of [100, 1_000, 5_000]) {
      const seconds = options.quick ? 0.2 : perSecond === 100 ? 3 : 2;
      const results = await measureRounds(names, options, (name) => {
        const contender = fileOf(`contenders/${name}`);
        const plan = { contender, target, perSecond, seconds } satisfies LatencyPlan;
        return run<LatencyFigures>("measure-latency.ts", plan);
      });
      const ratio = (figure: keyof LatencyFigures, name: Name, base: Name) =>
        round3(
          medianRatio(
            results[name].map((each) => each[figure]),
            results[base].map((each) => each[figure]),
          ),
        );
      for (const name of names) {
        report.rows.push({
          "calls a second": perSecond,
          client: contenders[name],
          "p50 ms": round3(median(results[name].map(({ p50 }) => p50))),
          "p99 ms": round3(median(results[name].map(({ p99 }) => p99))),
          "p50 x undici.request": ratio("p50", name, "undici-request.js"),
          "p99 x undici.request": ratio("p99", name, "undici-request.js"),
          "p50 x fetch": ratio("p50", name, "fetch.js"),
          "p99 x fetch": ratio("p99", name, "fetch.js"),
        });
      }
      report.goals.push(
        {
          what: `p50 at ${perSecond} a second, x undici.request`,
          measured: ratio("p50", "eko.ts", "undici-request.js"),
          atMost: 1.1,
        },
        {
          what: `p99 at ${perSecond} a second, x global fetch`,
          measured: ratio("p99", "eko.ts", "fetch.js"),
          atMost: 0.5,
        },
      );
    }
  } finally {
    await stop();
  }
  return report;
}
