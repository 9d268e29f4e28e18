import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { buildModules } from "../harness/build-modules.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { runProcess } from "../harness/run-process.ts";
import type { SignFigures, SignPlan } from "../processes/measure-signatures.ts";

const ways = ["client", "createHmac", "createHmac with a KeyObject"] as const;
const loads = [
  { name: "one per millisecond", saturated: false, atLeast: 1.15 },
  { name: "saturated", saturated: true, atLeast: 20 },
];

/** Signatures per second of the client, against createHmac with a string key. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const fileOf = await buildModules();
  const report: BenchReport = {
    about:
      "Signatures per second with their three headers: each in a millisecond of its own, or as many as fit into a " +
      "millisecond.",
    rows: [],
    goals: [],
  };
  for (const { name, saturated, atLeast } of loads) {
    const count = options.quick ? 20_000 : saturated ? 2_000_000 : 400_000;
    const results = await measureRounds(ways, options, (way) =>
      runProcess<SignFigures>(fileOf("scripts/bench/processes/measure-signatures.ts"), {
        way,
        saturated,
        // As long a run for all: a saturated createHmac makes far fewer.
        count: way === "client" ? count : Math.min(count, 400_000),
      } satisfies SignPlan),
    );
    const speeds = (way: (typeof ways)[number]) => results[way].map(({ perSecond }) => perSecond);
    const ratioOf = (way: (typeof ways)[number]) => round3(medianRatio(speeds(way), speeds("createHmac")));
    const ratio = ratioOf("client");
    report.rows.push({
      load: name,
      "client, per second": round3(median(speeds("client"))),
      "createHmac, per second": round3(median(speeds("createHmac"))),
      "client, x createHmac": ratio,
      // What the client calls, without what it adds: the most that it can reach while every signature is another.
      "KeyObject, x createHmac": ratioOf("createHmac with a KeyObject"),
    });
    report.goals.push({ what: `${name}, x createHmac`, measured: ratio, atLeast });
  }
  return report;
}
