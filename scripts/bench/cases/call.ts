import type { BenchOptions, BenchReport, Goal } from "../harness/bench-case.ts";
import { describeVersions, installCompetitors } from "../harness/install-competitors.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench } from "../harness/prepare-workbench.ts";
import type { CallFigures, CallPlan } from "../processes/measure-calls.ts";

// Files of contenders/, with what the table calls them.
const contenders = {
  "eko.ts": "this client, default options",
  "eko-unlimited.ts": "this client, as many in flight as in parallel",
  "eko-pool.js": "this client over a Pool of undici 7",
  "fetch.js": "global fetch",
  "undici-request.js": "undici.request",
  "floor.js": "undici.request, ready body and signature",
  "openapi-fetch.js": "openapi-fetch with a middleware",
  "axios.js": "axios",
  "got.js": "got",
  "ky.js": "ky",
} as const;
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];
const rivals: Name[] = ["openapi-fetch.js", "axios.js", "got.js", "ky.js"];

/** CPU and wall time of one onboardCustomer, against what a user would write or take instead. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const versions = await installCompetitors();
  const { fileOf, target, run, stop } = await prepareWorkbench();
  const rows: BenchReport["rows"] = [];
  const goals: Goal[] = [];
  let aboveFloor = Number.NaN;
  try {
    for (const parallel of [1, 32, 256]) {
      const count = options.quick ? 500 : parallel === 1 ? 3_000 : 8_000;
      const plan = { target, parallel, calls: count, warmupCalls: options.quick ? 500 : 2_000 };
      const results = await measureRounds(names, options, (name) => {
        const contender = fileOf(`contenders/${name}`);
        return run<CallFigures>("measure-calls.ts", { ...plan, contender } satisfies CallPlan);
      });
      const cpu = (name: Name) => results[name].map(({ cpuUs }) => cpuUs);
      const wall = (name: Name) => results[name].map(({ wallUs }) => wallUs);
      for (const name of names) {
        rows.push({
          parallel,
          client: contenders[name],
          "CPU us": round3(median(cpu(name))),
          "x fetch": round3(medianRatio(cpu(name), cpu("fetch.js"))),
          "x undici.request": round3(medianRatio(cpu(name), cpu("undici-request.js"))),
          "wall us": round3(median(wall(name))),
          "throughput x fetch": round3(medianRatio(wall("fetch.js"), wall(name))),
        });
      }
      if (parallel === 32) {
        goals.push(...goalsOf(cpu, wall));
        aboveFloor = round3(median(cpu("eko.ts")) - median(cpu("floor.js")));
      }
    }
  } finally {
    await stop();
  }
  return {
    about:
      "One full onboardCustomer: checked, signed, with its deadline, the answer checked and decided. The others are " +
      "signed by hand and check nothing. CPU of the whole process and wall time per call, in microseconds.",
    rows,
    goals,
    notes: [
      `The floor is undici.request with a ready body and a ready signature; at 32, a call of this client takes ${aboveFloor} us of CPU more.`,
      "After its measurement each process of this client has to refuse a bad answer, a redirect and a server that " +
        `stays silent, on the same client. Versions: ${describeVersions(versions)}.`,
    ],
  };
}

type FiguresOf = (name: Name) => number[];

function goalsOf(cpu: FiguresOf, wall: FiguresOf): Goal[] {
  const ratioTo = (base: Name, name: Name = "eko.ts") => round3(medianRatio(cpu(name), cpu(base)));
  return [
    { what: "CPU at 32, x global fetch", measured: ratioTo("fetch.js"), atMost: 0.33, aim: 0.2 },
    { what: "CPU at 32, x undici.request", measured: ratioTo("undici-request.js"), atMost: 1 },
    {
      what: "CPU at 32 over a Pool, x undici.request",
      measured: ratioTo("undici-request.js", "eko-pool.js"),
      atMost: 0.9,
    },
    {
      what: "CPU at 32, x the best of openapi-fetch, axios, got, ky",
      measured: Math.max(...rivals.map((rival) => ratioTo(rival))),
      atMost: 1,
    },
    {
      what: "throughput at 32, x global fetch",
      measured: round3(medianRatio(wall("fetch.js"), wall("eko.ts"))),
      atLeast: 3,
      aim: 5,
    },
  ];
}
