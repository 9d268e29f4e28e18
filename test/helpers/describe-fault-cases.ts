import { setTimeout as sleep } from "node:timers/promises";
import { describe, type ExpectStatic, it } from "vitest";
import type { EkoClient, EkoClientOptions, EkoError } from "../../src/index.ts";
import { customer } from "./sample-call.ts";
import type { FaultServer, FaultServerOptions } from "./start-fault-server.ts";
import { withClient } from "./with-client.ts";

/** The two ways in which a client reaches the network, each as options of the client. */
const transports = {
  dispatcher: {},
  // In place of Node's own the dispatcher behind it would serve.
  fetch: { fetch: (...request) => globalThis.fetch(...request) },
} satisfies Record<string, Partial<EkoClientOptions>>;

export type TransportName = keyof typeof transports;

/** Describes a behaviour once for each transport; `transport` holds the client options that choose it. */
export function describeTransports(
  title: string,
  define: (transport: Partial<EkoClientOptions>, name: TransportName) => void,
): void {
  for (const name of Object.keys(transports) as TransportName[]) {
    describe(`${title} (${name})`, () => define(transports[name], name));
  }
}

/** The error that a call must end in: its class, and fields that it must have at least. */
export interface Failure {
  error: abstract new (...args: never[]) => EkoError;
  outcome: EkoError["outcome"];
  code: string;
  [field: string]: unknown;
}

/** A server that misbehaves in one way, and what a single call must make of it. */
export interface FaultCase {
  name: string;
  server: FaultServerOptions;
  /** The call; onboardCustomer with valid input by default. */
  call?: (client: EkoClient, server: FaultServer) => Promise<unknown>;
  /** Options on top of the credentials, the base URL and the transport. */
  options?: Partial<EkoClientOptions>;
  /** How the call must end: in an error, or else with at least these fields of a result. */
  ends: Failure | { result: object };
  /** How it must end over standard fetch, where that shows less. */
  endsUnderFetch?: FaultCase["ends"];
  /** How many requests the server must have seen when the call has ended. */
  requests: number;
  /** The call must last until its deadline, not less. */
  untilDeadline?: boolean;
}

const defaultTimeoutMs = 4_000;
// A loaded machine wakes timers up late; a call without a deadline would never end.
const marginMs = 2_500;

/** Runs each case over each transport. */
export function describeFaultCases(title: string, cases: readonly FaultCase[]): void {
  describeTransports(title, (transport, transportName) => {
    for (const { name, ...faultCase } of cases) {
      const ends = (transportName === "fetch" && faultCase.endsUnderFetch) || faultCase.ends;
      it.concurrent(name, ({ expect }) => runFaultCase({ ...faultCase, ends }, transport, expect));
    }
  });
}

async function runFaultCase(
  { server: serverOptions, call, options, ends, requests, untilDeadline }: Omit<FaultCase, "name">,
  transport: Partial<EkoClientOptions>,
  expect: ExpectStatic,
): Promise<void> {
  const timeoutMs = options?.timeoutMs ?? defaultTimeoutMs;
  await withClient(serverOptions, { timeoutMs, ...transport, ...options }, async (client, server) => {
    const startedAt = performance.now();
    const ended = await (call?.(client, server) ?? client.onboardCustomer(customer)).then(
      (result) => ({ result }),
      (error: object) => ({ ...error, error: error.constructor }),
    );
    const elapsedMs = performance.now() - startedAt;

    if ("error" in ends) expect(pickFields(ended, ends)).toEqual(ends);
    else expect(ended).toMatchObject(ends);
    expect(elapsedMs).toBeLessThan(timeoutMs + marginMs);
    if (untilDeadline) expect(elapsedMs).toBeGreaterThan(timeoutMs - 5);
    // A request that is sent again behind the caller's back would come a moment later.
    await sleep(30);
    expect(server.requests).toHaveLength(requests);
  });
}

/** Those fields of an object that another one has: what differs is then all that a failed test shows. */
function pickFields(from: object, fields: object): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name in fields));
}
