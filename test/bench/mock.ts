// What the mock costs beside bare Prism and a bare node:http server. Each server has a process of its own; the rounds
// are interleaved, so that a busy moment of the machine hits all of them.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { computeSecretKey } from "../../src/compute-secret-key.ts";
import { mockKeys } from "../../src/mock/index.ts";

const rounds = 9;
const requestsPerRound = 200;
const concurrency = 8;

const body = JSON.stringify({
  initiator_id: "9962981729",
  user_code: "20810200",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
});

interface Contender {
  name: string;
  /** Which server of mock-servers.ts to start. */
  server: "node" | "prism" | "mock";
  secretKey: (timestamp: number) => string;
  status: number;
}

const sign = (timestamp: number) => computeSecretKey(mockKeys.accessKey, timestamp);
const contenders: Contender[] = [
  { name: "bare node:http", server: "node", secretKey: sign, status: 200 },
  { name: "bare Prism", server: "prism", secretKey: sign, status: 200 },
  { name: "mock", server: "mock", secretKey: sign, status: 200 },
  // No known mistake makes this signature, so that the diagnosis tries all of them.
  { name: "mock, 403 unknown-signature", server: "mock", secretKey: () => sign(1), status: 403 },
];

/** Prints requests per second and CPU time per request of each server, with the ratios beside them. */
export async function runBenchmark(): Promise<void> {
  const running = await Promise.all(contenders.map(start));
  try {
    for (const each of running) await measureRound(each);
    const samples = running.map((): Sample[] => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, each] of running.entries()) samples[index]?.push(await measureRound(each));
    }
    print(samples);
  } finally {
    for (const { child } of running) child.kill();
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
  const file = join(import.meta.dirname, "mock-servers.ts");
  const child = fork(file, [contender.server], { execArgv: ["--import", "tsx"] });
  const [url] = (await once(child, "message")) as [string];
  return { ...contender, child, url };
}

async function measureRound(running: Running): Promise<Sample> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const cpuBefore = await readCpuMs(running.child);
  const begin = performance.now();
  let left = requestsPerRound;
  const sendOneByOne = async () => {
    while (left-- > 0) await send(running, agent);
  };
  await Promise.all(Array.from({ length: concurrency }, sendOneByOne));
  const seconds = (performance.now() - begin) / 1000;
  const cpuMs = ((await readCpuMs(running.child)) - cpuBefore) / requestsPerRound;
  agent.destroy();
  return { perSecond: requestsPerRound / seconds, cpuMs };
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
      `${url}/customer/account/9444444444`,
      { method: "POST", agent, headers },
      (response) => {
        if (response.statusCode !== status) reject(new Error(`${url} answered ${response.statusCode}.`));
        response.on("end", resolve).resume();
      },
    );
    call.on("error", reject).end(body);
  });
}

function print(samples: Sample[][]): void {
  const medians = samples.map((list) => ({
    perSecond: median(list.map(({ perSecond }) => perSecond)),
    cpuMs: median(list.map(({ cpuMs }) => cpuMs)),
  }));
  const [node, prism] = medians;
  const rows = medians.map(({ perSecond, cpuMs }, index) => ({
    server: contenders[index]?.name,
    "requests/s": Math.round(perSecond),
    "of node:http": ratio(perSecond, node?.perSecond),
    "of Prism": ratio(perSecond, prism?.perSecond),
    "CPU ms/request": Number(cpuMs.toFixed(2)),
  }));
  console.log(
    `Medians of ${rounds} interleaved rounds, ${requestsPerRound} requests each, ${concurrency} at a time`,
  );
  console.table(rows);
}

function ratio(value: number, base = Number.NaN): string {
  return `${Math.round((100 * value) / base)} %`;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
