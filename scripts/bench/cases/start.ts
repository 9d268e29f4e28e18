import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { bundleModule } from "../harness/build-modules.ts";
import { describeVersions, installCompetitors } from "../harness/install-competitors.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { prepareWorkbench } from "../harness/prepare-workbench.ts";
import type { StartFigures, StartPlan } from "../processes/measure-start.ts";

const names = [
  "bare node",
  "import this client",
  "import openapi-fetch",
  "import undici",
  "import axios",
  "import stripe",
  "import openai",
  "first answer, this client",
  "first answer, this client over a Pool of undici 7",
  "first answer, global fetch",
  "first answer, undici.request",
] as const;
type Name = (typeof names)[number];

/** From the start of a process until a client is imported, and until its first answer is there. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const versions = await installCompetitors();
  const { fileOf, target, run, stop } = await prepareWorkbench();
  const importing = (module: string | null): StartPlan => ({ module, target: null });
  const calling = (module: string): StartPlan => ({ module, target });
  const plans: Record<Name, StartPlan> = {
    "bare node": importing(null),
    "import this client": importing(await bundleModule("src/index.ts")),
    "import openapi-fetch": importing("openapi-fetch"),
    "import undici": importing("undici"),
    "import axios": importing("axios"),
    "import stripe": importing("stripe"),
    "import openai": importing("openai"),
    "first answer, this client": calling(await bundleModule("scripts/bench/contenders/eko.ts")),
    "first answer, this client over a Pool of undici 7": calling(
      await bundleModule("scripts/bench/contenders/eko-pool.js"),
    ),
    "first answer, global fetch": calling(fileOf("contenders/fetch.js")),
    "first answer, undici.request": calling(fileOf("contenders/undici-request.js")),
  };
  // A start is short and noisy: three in a row, the quickest counts.
  const measure = async (name: Name) => {
    const tries: StartFigures[] = [];
    for (let index = 0; index < 3; index++) tries.push(await run("measure-start.ts", plans[name]));
    return tries.reduce((best, each) => (each.answeredMs < best.answeredMs ? each : best));
  };
  const results = await measureRounds(names, options, measure).finally(stop);

  const bare = results["bare node"].map(({ importedMs }) => importedMs);
  const total = (name: Name) => results[name].map(({ answeredMs }) => answeredMs);
  const overBare = (name: Name) =>
    results[name].map(({ importedMs }, round) => importedMs - (bare[round] ?? Number.NaN));
  return {
    about:
      "Milliseconds from the start of a process, node itself included, until a module is imported, or until its first " +
      "onboardCustomer is answered; and the memory of the process then.",
    rows: names.map((name) => ({
      process: name,
      "ms in all": round3(median(total(name))),
      "of it import, over bare node": round3(median(overBare(name))),
      "CPU ms": round3(median(results[name].map(({ cpuMs }) => cpuMs))),
      "resident MiB": round3(median(results[name].map(({ residentMb }) => residentMb))),
    })),
    goals: [
      {
        what: "import over bare node, x stripe",
        measured: round3(medianRatio(overBare("import this client"), overBare("import stripe"))),
        atMost: 0.15,
      },
      {
        what: "first answer, x global fetch",
        measured: round3(
          medianRatio(total("first answer, this client"), total("first answer, global fetch")),
        ),
        atMost: 1.05,
        aim: 0.7,
      },
    ],
    notes: [
      "The client is imported as one file, as the package publishes it.",
      `Versions: ${describeVersions(versions)}.`,
    ],
  };
}
