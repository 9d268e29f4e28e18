import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { buildModules } from "../harness/build-modules.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { runProcess } from "../harness/run-process.ts";
import type { SignFigures, SignPlan } from "../processes/measure-signatures.ts";

const ways = ["client", "createHmac", "createHmac with a KeyObject"] as const;

/** Signatures per second of the client, against createHmac with a string key. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const fileOf = await buildModules();
  const results = await measureRounds(ways, options, (way) =>
    runProcess<SignFigures>(fileOf("scripts/bench/processes/measure-signatures.ts"), {
      way,
      count: options.quick ? 20_000 : 400_000,
    } satisfies SignPlan),
  );
  const speeds = (way: (typeof ways)[number]) => results[way].map(({ perSecond }) => perSecond);
  const ratioOf = (way: (typeof ways)[number]) => round3(medianRatio(speeds(way), speeds("createHmac")));
  const ratio = ratioOf("client");
  return {
    about: "Signatures per second with their three headers, each with a timestamp of its own.",
    rows: [
      {
        "client, per second": round3(median(speeds("client"))),
        "createHmac, per second": round3(median(speeds("createHmac"))),
        "client, x createHmac": ratio,
        // What the client calls, without what it adds: the most that it can reach.
        "KeyObject, x createHmac": ratioOf("createHmac with a KeyObject"),
      },
    ],
    goals: [{ what: "client, x createHmac", measured: ratio, atLeast: 0.8 }],
  };
}
