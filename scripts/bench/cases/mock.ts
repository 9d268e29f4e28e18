import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { samples } from "../../../generated/samples.ts";
import { operations } from "../../../generated/tables.ts";
import { mockKeys } from "../../../src/mock/index.ts";
import { computeSecretKey } from "../../../src/signing/compute-secret-key.ts";
import type { BenchOptions, BenchReport } from "../harness/bench-case.ts";
import { measureRounds, median, medianRatio, round3 } from "../harness/measure-rounds.ts";

const concurrency = 8;

const { customer_id, ...fields } = samples.onboardCustomer;
const body = JSON.stringify(fields);

interface Contender {
  /** Which server of processes/mock-servers.ts to start. */
  server: "node" | "prism" | "mock";
  secretKey: (timestamp: number) => string;
  status: number;
}

const sign = (timestamp: number) => computeSecretKey(mockKeys.accessKey, timestamp);
const contenders = {
  "bare node:http": { server: "node", secretKey: sign, status: 200 },
  "bare Prism": { server: "prism", secretKey: sign, status: 200 },
  mock: { server: "mock", secretKey: sign, status: 200 },
  // No known mistake makes this signature, so that the diagnosis tries all of them.
  "mock, 403 unknown-signature": { server: "mock", secretKey: () => sign(1), status: 403 },
} satisfies Record<string, Contender>;
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];

/** What the mock costs beside bare Prism and a bare node:http server, each in a process of its own. */
export async function runBenchmark(options: BenchOptions): Promise<BenchReport> {
  const requests = options.quick ? 50 : 400;
  const started = await Promise.all(
    names.map(async (name) => [name, await start(contenders[name])] as const),
  );
  const running = Object.fromEntries(started) as Record<Name, Running>;
  try {
    for (const name of names) await measureRound(running[name], requests);
    const results = await measureRounds(names, options, (name) => measureRound(running[name], requests));
    const speeds = (name: Name) => results[name].map(({ perSecond }) => perSecond);
    const speedOver = (name: Name, base: Name) => round3(medianRatio(speeds(name), speeds(base)));
    return {
      about: `Requests per second, ${concurrency} at a time, and CPU time of the server per request.`,
      rows: names.map((name) => ({
        server: name,
        "per second": round3(median(speeds(name))),
        "x node:http": speedOver(name, "bare node:http"),
        "x Prism": speedOver(name, "bare Prism"),
        "CPU ms": round3(median(results[name].map(({ cpuMs }) => cpuMs))),
      })),
      goals: [
        { what: "requests per second, x Prism", measured: speedOver("mock", "bare Prism"), atLeast: 0.8 },
      ],
    };
  } finally {
    for (const name of names) running[name].child.kill();
  }
}

interface Running extends Contender {
  child: ChildProcess;
  url: string;
}

interface Sample {
  perSecond: number;
  /** CPU time of the server, in milliseconds per request. */
  cpuMs: number;
}

async function start(contender: Contender): Promise<Running> {
  const file = join(import.meta.dirname, "../processes/mock-servers.ts");
  const child = fork(file, [contender.server], { execArgv: ["--import", "tsx"] });
  const [url] = (await once(child, "message")) as [string];
  return { ...contender, child, url };
}

async function measureRound(running: Running, requests: number): Promise<Sample> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const cpuBefore = await readCpuMs(running.child);
  const begin = performance.now();
  let left = requests;
  const sendOneByOne = async () => {
    while (left-- > 0) await send(running, agent);
  };
  await Promise.all(Array.from({ length: concurrency }, sendOneByOne));
  const seconds = (performance.now() - begin) / 1000;
  const cpuMs = ((await readCpuMs(running.child)) - cpuBefore) / requests;
  agent.destroy();
  return { perSecond: requests / seconds, cpuMs };
}

async function readCpuMs(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const [cpuMs] = (await once(child, "message")) as [number];
  return cpuMs;
}

function send({ url, secretKey, status }: Running, agent: Agent): Promise<void> {
  const now = Date.now();
  const headers = {
    developer_key: mockKeys.developerKey,
    "secret-key": secretKey(now),
    "secret-key-timestamp": String(now),
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const call = request(
      url + operations.onboardCustomer.path.replace("{customer_id}", customer_id),
      { method: "POST", agent, headers },
      (response) => {
        if (response.statusCode !== status) reject(new Error(`${url} answered ${response.statusCode}.`));
        response.on("end", resolve).resume();
      },
    );
    call.on("error", reject).end(body);
  });
}
