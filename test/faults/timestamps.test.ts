import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { makeAnswer } from "../helpers/play-steps.ts";
import { runNode } from "../helpers/run-process.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";

const built = useBuiltPackage();

const noon = Date.parse("2026-01-01T12:00:00Z");
const answer = makeAnswer(200, otpSent);

/**
 * Starts a server that accepts everything, and notes the timestamps in the order in which they arrived. It reads no more of
 * HTTP than it has to: node:http would take most of the time.
 */
async function startCountingServer() {
  const timestamps: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let received = "";
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const [head = "", body] = received.split("\r\n\r\n", 2);
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      if (body === undefined || body.length < length) return;
      received = "";
      timestamps.push(Number(/^secret-key-timestamp: (\d+)/im.exec(head)?.[1]));
      socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, timestamps };
}

function countRepeats(timestamps: readonly number[]): number {
  return timestamps.length - new Set(timestamps).size;
}

it("never sends a timestamp twice in 10,000 quick calls of two clients", async () => {
  const { baseUrl, timestamps } = await startCountingServer();
  // The last call of the queue waits for all the others.
  const clients = [1, 2].map(() => createEkoClient({ ...credentials, baseUrl, timeoutMs: 60_000 }));
  await Promise.all(
    Array.from({ length: 10_000 }, (_, index) => clients[index % 2]?.onboardCustomer(customer)),
  );
  expect(timestamps).toHaveLength(10_000);
  expect(countRepeats(timestamps)).toBe(0);
});

vi.resetModules();
const copy = await import("../../src/index.ts");

describeTransports("a timestamp", (transport, name) => {
  // A key of its own for each test: the process remembers how far ahead of the clock the timestamps of a key are.
  const create = (options: Partial<EkoClientOptions> & { baseUrl: string; developerKey: string }) =>
    createEkoClient({ ...credentials, ...transport, maxConcurrency: 1_000, ...options });

  it("is sent once in 1,000 parallel calls", async () => {
    const { baseUrl, timestamps } = await startCountingServer();
    const client = create({ baseUrl, developerKey: `parallel-${name}` });
    await Promise.all(Array.from({ length: 1_000 }, () => client.onboardCustomer(customer)));
    expect(timestamps).toHaveLength(1_000);
    expect(countRepeats(timestamps)).toBe(0);
  });

  it("is sent once by two copies of the package", async () => {
    const { baseUrl, timestamps } = await startCountingServer();
    expect(copy.createEkoClient).not.toBe(createEkoClient);
    const developerKey = `two-copies-${name}`;
    const options = { ...credentials, ...transport, baseUrl, developerKey, clock: () => noon };
    const clients = [createEkoClient(options), copy.createEkoClient(options)];
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => clients[index % 2]?.onboardCustomer(customer)),
    );
    expect(timestamps).toHaveLength(100);
    expect(countRepeats(timestamps)).toBe(0);
  });

  it("is always later than the one before it, also when the clock stands still or steps back", async () => {
    const { baseUrl, timestamps } = await startCountingServer();
    let time = noon;
    const client = create({ baseUrl, developerKey: `stepping-${name}`, clock: () => time });
    for (const stepMs of [0, 0, -1, 0, 7, -300_000, 0, 1, 2, -5, 1_000]) {
      time += stepMs;
      await client.getCustomer({ customer_id: customer.customer_id });
    }
    expect(timestamps).toEqual([...new Set(timestamps)].sort((a, b) => a - b));
    expect(timestamps.at(-1)).toBeLessThan(noon + 10_000);
  });

  it("is waited for inside the deadline where it would be too far ahead of the clock", async () => {
    const { baseUrl, timestamps } = await startCountingServer();
    const client = create({
      baseUrl,
      developerKey: `slow-${name}`,
      clock: () => noon,
      instance: { index: 0, count: 1_000 },
    });
    const inTime = Array.from({ length: 11 }, () => client.onboardCustomer(customer));
    // These have a limit, so that a slow machine does not fail the others.
    const tooFarAhead = [1, 2].map(() => client.onboardCustomer(customer, { timeoutMs: 100 }));
    const timedOut = { status: "rejected", reason: { code: "timeout", outcome: "not_sent" } };
    expect(await Promise.allSettled(tooFarAhead)).toMatchObject([timedOut, timedOut]);
    await Promise.all(inTime);
    expect(Math.max(...timestamps)).toBe(noon + 10_000);
  });
});

it("is never sent twice by four processes that know which of the four they are", async () => {
  const { baseUrl, timestamps } = await startCountingServer();
  const makeProgram = (index: number) => `
    import { createEkoClient } from ${JSON.stringify(built.client)};
    const options = { ...${JSON.stringify(credentials)}, baseUrl: "${baseUrl}", maxConcurrency: 100 };
    const client = createEkoClient({ ...options, instance: { index: ${index}, count: 4 } });
    const customer = ${JSON.stringify(customer)};
    await Promise.all(Array.from({ length: 100 }, () => client.onboardCustomer(customer)));
  `;
  const ended = await Promise.all(
    [0, 1, 2, 3].map((index) => runNode(["--input-type=module", "--eval", makeProgram(index)])),
  );
  expect(ended).toEqual(ended.map(() => ({ status: 0, stdout: "", stderr: "" })));
  expect(timestamps).toHaveLength(400);
  expect(countRepeats(timestamps)).toBe(0);
  expect(new Set(timestamps.map((timestamp) => timestamp % 4))).toEqual(new Set([0, 1, 2, 3]));
});
