import { samples } from "../../../generated/samples.ts";
import { operations, servers, signingHeaders } from "../../../generated/tables.ts";
import { mockKeys } from "../../../src/mock/index.ts";
import { computeSecretKey } from "../../../src/signing/compute-secret-key.ts";
import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { bundleModule } from "../harness/build-modules.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";
import { specFile } from "../harness/paths.ts";
import { type RunningServer, startServer } from "../harness/run-process.ts";
import { sendRequests } from "../harness/send-requests.ts";
import { startStockPrism } from "../harness/start-stock-prism.ts";
import type { MockServerPlan } from "../processes/mock-servers.ts";

const connections = 8;
const { customer_id, ...fields } = samples.onboardCustomer;
const path = operations.onboardCustomer.path.replace("{customer_id}", customer_id);
// Where the mock serves the contract; Prism serves it at the root.
const mockPath = new URL(servers.sandbox).pathname + path;
const body = JSON.stringify(fields);

type Running = Pick<RunningServer, "port" | "stop"> & Partial<Pick<RunningServer, "ask">>;

interface Contender {
  start: () => Promise<Running>;
  path: string;
  secretKey: (timestampMs: number) => string;
  status: number;
  /** Requests of a round. */
  requests: number;
}

interface Sample {
  perSecond: number;
  /** CPU time of the server, in milliseconds per request; NaN for a server that does not tell. */
  cpuMs: number;
  /** From its start to its first answer. */
  startMs: number;
}

/** What the mock costs beside Prism and a bare node:http server, each in a process of its own. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const file = await bundleModule("scripts/bench/processes/mock-servers.ts");
  const serve = (server: MockServerPlan["server"]) => () =>
    startServer(file, { server, contract: specFile } satisfies MockServerPlan);
  const sign = (timestampMs: number) => computeSecretKey(mockKeys.accessKey, timestampMs);
  const many = options.quick ? 100 : 6_000;
  const few = options.quick ? 50 : 1_500;
  const contenders = {
    "bare node:http": { start: serve("node"), path, secretKey: sign, status: 200, requests: many },
    "prism mock": { start: startStockPrism, path, secretKey: sign, status: 200, requests: few },
    "Prism in node:http": { start: serve("prism"), path, secretKey: sign, status: 200, requests: few },
    mock: { start: serve("mock"), path: mockPath, secretKey: sign, status: 200, requests: many },
    // No known mistake makes this signature, so that the diagnosis tries all of them.
    "mock, unknown signature": {
      start: serve("mock"),
      path: mockPath,
      secretKey: () => sign(1),
      status: 401,
      // As many as V8 takes to compile the search, which half of them do beforehand.
      requests: few / 2,
    },
  } satisfies Record<string, Contender>;
  type Name = keyof typeof contenders;
  const names = Object.keys(contenders) as Name[];

  const results = await measureRounds(names, options, (name) => measureServer(contenders[name]));
  const of = (name: Name, figure: keyof Sample) => results[name].map((each) => each[figure]);
  const speedOver = (name: Name, base: Name) =>
    round3(medianRatio(of(name, "perSecond"), of(base, "perSecond")));
  const diagnosisMs = of("mock, unknown signature", "cpuMs").map(
    (cpuMs, round) => cpuMs - (of("mock", "cpuMs")[round] ?? Number.NaN),
  );
  return {
    about:
      `Requests per second, ${connections} at a time, CPU time of the server per request, and from the start of its ` +
      "process to its first answer.",
    rows: names.map((name) => {
      const cpuMs = round3(median(of(name, "cpuMs")));
      return {
        server: name,
        "per second": round3(median(of(name, "perSecond"))),
        "x node:http": speedOver(name, "bare node:http"),
        "x prism mock": speedOver(name, "prism mock"),
        "CPU ms": Number.isNaN(cpuMs) ? "" : cpuMs,
        "first answer ms": round3(median(of(name, "startMs"))),
      };
    }),
    goals: [
      { what: "requests per second, x prism mock", measured: speedOver("mock", "prism mock"), atLeast: 5 },
      { what: "start to first answer, ms", measured: round3(median(of("mock", "startMs"))), atMost: 150 },
      {
        what: "diagnosis of an unknown signature, ms of CPU",
        measured: round3(median(diagnosisMs)),
        atMost: 3,
      },
    ],
  };
}

async function measureServer({ start, path, secretKey, status, requests }: Contender): Promise<Sample> {
  const startedAt = performance.now();
  const { port, ask, stop } = await start();
  let lastTimestampMs = 0;
  // Each timestamp serves once, so more than a thousand a second have to come from the past.
  const nextTimestamp = () => {
    lastTimestampMs = Math.max(lastTimestampMs + 1, Date.now() - 60_000);
    return lastTimestampMs;
  };
  const send = (count: number) => {
    let left = count;
    const nextRequest = () => {
      if (left-- <= 0) return undefined;
      const timestampMs = nextTimestamp();
      return formatRequest(path, timestampMs, secretKey(timestampMs));
    };
    return sendRequests(port, connections, nextRequest, status);
  };
  try {
    await send(1);
    const startMs = performance.now() - startedAt;
    await send(requests / 2);
    const cpuBefore = await ask?.<number>();
    const begin = performance.now();
    await send(requests);
    const seconds = (performance.now() - begin) / 1000;
    const cpuMs = ((await ask?.<number>()) ?? Number.NaN) - (cpuBefore ?? Number.NaN);
    return { perSecond: requests / seconds, cpuMs: cpuMs / requests, startMs };
  } finally {
    await stop();
  }
}

function formatRequest(path: string, timestampMs: number, secretKey: string): string {
  return [
    `POST ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    `${signingHeaders.developerKey}: ${mockKeys.developerKey}`,
    `${signingHeaders.secretKey}: ${secretKey}`,
    `${signingHeaders.secretKeyTimestamp}: ${timestampMs}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}
