import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { buildModules } from "../harness/build-modules.ts";
import { describeVersions, installCompetitors } from "../harness/install-competitors.ts";
import { type Certificates, makeCertificates } from "../harness/make-certificates.ts";
import { measureRounds, median, round3 } from "../harness/measure-rounds.ts";
import { runProcess, startServer } from "../harness/run-process.ts";
import { readSample } from "../harness/target.ts";
import type { PausesFigures, PausesPlan } from "../processes/measure-pauses.ts";
import type { ServerFigures, ServerPlan } from "../processes/sample-server.ts";

const contenders = {
  "eko.ts": "this client, default options",
  "eko-pool.js": "this client over a Pool of undici 7",
  "undici-request.js": "undici.request",
  "fetch.js": "global fetch",
  "axios.js": "axios",
  "got.js": "got",
} as const;
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];
const rivals: Name[] = ["axios.js", "got.js", "undici-request.js"];
const promises = { "no promise": undefined, "60 s": 60 } as const;

/** What https adds: the first call, the next ones, and whether a sparse caller shakes hands again. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const versions = await installCompetitors();
  const certificates = await makeCertificates();
  try {
    const measureCalls = await prepareMeasurement(certificates);
    const warmCalls = options.quick ? 50 : 500;
    const speeds = await measureRounds(names, options, (name) =>
      measureCalls(name, { warmCalls, calls: 0, pauseMs: 0 }, undefined),
    );
    const calls = options.quick ? 1 : 7;
    options.progress(`${calls + 1} calls, one every 5 s`);
    const measureHandshakes = (name: Name, keepAliveSeconds: number | undefined) =>
      measureCalls(name, { warmCalls: 0, calls, pauseMs: 5_000 }, keepAliveSeconds);
    // All at once, because they only wait.
    const sparse = await Promise.all(
      names.map(async (name) => ({
        name,
        "no promise": await measureHandshakes(name, promises["no promise"]),
        "60 s": await measureHandshakes(name, promises["60 s"]),
      })),
    );
    const handshakes = (name: Name, promise: keyof typeof promises) =>
      sparse.find((each) => each.name === name)?.[promise].handshakes ?? Number.NaN;
    return {
      about: `The first https call of a process, the ${warmCalls} calls after it, one after the other, in milliseconds; and the handshakes that the server counts when ${calls + 1} calls come 5 s apart, where it keeps idle connections without a word of it, and where it promises to keep them 60 s.`,
      rows: names.map((name) => ({
        client: contenders[name],
        "first ms": round3(median(speeds[name].map(({ firstMs }) => firstMs))),
        "warm ms": round3(median(speeds[name].map(({ warmMs }) => warmMs))),
        "handshakes, no promise": handshakes(name, "no promise"),
        "handshakes, 60 s": handshakes(name, "60 s"),
      })),
      goals: (["no promise", "60 s"] as const).map((promise) => ({
        what: `handshakes, ${promise}, beyond the best of axios, got and undici.request`,
        measured:
          handshakes("eko.ts", promise) - Math.min(...rivals.map((rival) => handshakes(rival, promise))),
        atMost: 0,
      })),
      notes: [
        `The agents of axios and got keep an idle connection for 4 s, as undici does. Versions: ${describeVersions(versions)}.`,
      ],
    };
  } finally {
    await certificates.remove();
  }
}

type Measurement = (
  name: Name,
  plan: Pick<PausesPlan, "warmCalls" | "calls" | "pauseMs">,
  keepAliveSeconds: number | undefined,
) => Promise<PausesFigures & ServerFigures>;

/** Each measurement has a server of its own, which counts for one client only. */
async function prepareMeasurement({ authorityFile, server: tls }: Certificates): Promise<Measurement> {
  const fileOf = await buildModules();
  const { target, answer } = await readSample();
  return async (name, calls, keepAliveSeconds) => {
    const plan: ServerPlan = { answer, tls, ...(keepAliveSeconds !== undefined && { keepAliveSeconds }) };
    const server = await startServer(fileOf("scripts/bench/processes/sample-server.ts"), plan);
    try {
      const figures = await runProcess<PausesFigures>(
        fileOf("scripts/bench/processes/measure-pauses.ts"),
        {
          ...calls,
          contender: fileOf(`scripts/bench/contenders/${name}`),
          target: { ...target, baseUrl: `https://127.0.0.1:${server.port}` },
        } satisfies PausesPlan,
        { env: { NODE_EXTRA_CA_CERTS: authorityFile } },
      );
      return { ...figures, ...(await server.ask<ServerFigures>()) };
    } finally {
      await server.stop();
    }
  };
}
