import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { servers } from "../../generated/tables.ts";
import { answerRequest, type MockContext } from "./answer-request.ts";
import { checkJourney, createJourney } from "./answers/journey.ts";
import { checkScenarios, readScenarios } from "./answers/scenarios.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { findSpecFile } from "./find-spec-file.ts";
import { type JournalEntry, recordRequest } from "./journal.ts";
import { loadPrism } from "./load-prism.ts";
import { mockKeys } from "./mock-keys.ts";

/** Options of the mock; all have defaults. */
export interface MockServerOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on, the loopback by default. */
  host?: string;
  /** The accepted `developer_key`. */
  developerKey?: string;
  /** The access key that signatures are verified with. */
  accessKey?: string;
  /** Current time in milliseconds since the UNIX epoch. */
  clock?: () => number;
  /** How far a timestamp may be from the clock, in milliseconds. 5 minutes is our default; the real one is unknown. */
  clockWindowMs?: number;
  /** Whether signatures are verified. Without it the signing headers must be there, with any value. */
  verifySignature?: boolean;
  /** Time to wait before each answer, in milliseconds. */
  delayMs?: number;
  /** The contract to answer from, by default the one of this package. */
  specFile?: string;
  /** Called when a request is dealt with, also when a fault held back the answer. */
  onAnswer?: (entry: Readonly<JournalEntry>) => void;
}

/** A running mock. */
export interface MockServer {
  /** Base URL for a client, with the base path of the sandbox. */
  readonly url: string;
  /** The requests so far, oldest first; the last thousand are kept. */
  readonly journal: readonly Readonly<JournalEntry>[];
  /** Forgets all requests and customers. */
  reset(): void;
  /** Stops the mock and cuts all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the API: it verifies signatures, remembers how far each customer is, and has Prism validate
 * each request against the contract and render the documented answers.
 *
 * @throws Error when Prism or yaml is not installed, the contract cannot be read or lacks an answer that the
 * mock gives, or the port is taken
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = "127.0.0.1", clock = Date.now, specFile = findSpecFile() } = options;
  const context = await prepareContext(options, clock, specFile);
  const journal: JournalEntry[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const entry = recordRequest(journal, request, clock());
    const answer = await answerRequest(context, request, entry);
    if (options.delayMs) await wait(options.delayMs, undefined, { ref: false });
    const status = deliverAnswer(response, answer);
    if (status !== undefined) entry.status = status;
    options.onAnswer?.(entry);
  };
  const server = createServer(limits, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  await listen(server, port, host);
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}${context.basePath}`,
    journal,
    reset: () => {
      journal.length = 0;
      context.journey.reset();
    },
    close: () => close(server),
  };
}

// A connection that sends its request too slowly is closed, so that half-open ones do not pile up. In milliseconds.
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

async function prepareContext(
  options: MockServerOptions,
  clock: () => number,
  specFile: string,
): Promise<MockContext> {
  const { developerKey = mockKeys.developerKey, accessKey = mockKeys.accessKey } = options;
  const { clockWindowMs = 5 * 60_000, verifySignature = true } = options;
  // The scenarios first: a mistake in them shows without the wait for Prism.
  const scenarios = await readScenarios(specFile);
  const prism = await loadPrism(specFile);
  checkScenarios(scenarios, prism.operations);
  checkJourney(prism.operations);
  return {
    prism,
    basePath: new URL(servers.sandbox).pathname,
    scenarios,
    journey: createJourney(),
    signaturePolicy: verifySignature ? { developerKey, accessKey, clock, clockWindowMs } : undefined,
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
