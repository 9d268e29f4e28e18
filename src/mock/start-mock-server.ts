import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { mockJourney, mockOperations, mockScenarios } from "../../generated/mock.ts";
import { servers, timestampWindowMs } from "../../generated/tables.ts";
import { answerRequest, type MockContext } from "./answer-request.ts";
import { createJourneys } from "./answers/journey.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { makeRoutes } from "./gate/find-operation.ts";
import { createInspector, type InspectorHandler } from "./inspector/serve-inspector.ts";
import { createJournal } from "./journal.ts";
import { createListeners } from "./listeners.ts";
import { mockKeys } from "./mock-keys.ts";
import type { MockServer, MockServerOptions } from "./mock-server.ts";
import { refuseBadConnections } from "./refuse-bad-connections.ts";
import { createUsedTimestamps } from "./signature/used-timestamps.ts";

/**
 * Starts a mock of the API: it verifies signatures, checks each request against the contract, remembers how far each
 * customer is, and answers with the documented examples.
 *
 * @throws TypeError when a key or the host is empty, Error when the port is taken
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = "127.0.0.1", clock = readTime, delayMs = 0 } = options;
  refuseEmpty(options);
  const context = makeContext(options);
  const { journal, journeys, routes } = context;
  const listeners = createListeners(options);

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const startedAt = performance.now();
    const entry = journal.record(request, clock());
    listeners.onRequest(entry);
    const { violations, ...answer } = await answerRequest(context, request, entry);
    if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
    const status = deliverAnswer(response, answer);
    if (status !== undefined) entry.status = status;
    if (answer.body !== undefined) entry.answer = answer.body;
    if (violations !== undefined) journal.recordViolations(entry, violations);
    entry.durationMs = performance.now() - startedAt;
    listeners.onAnswer(entry);
  };
  let inspect: InspectorHandler = () => false;
  const server = createServer(serverOptions, (request, response) => {
    if (inspect(request, response)) return;
    handle(request, response).catch(() => response.destroy());
  });
  refuseBadConnections(server);

  await listen(server, port, host);
  const { port: boundPort } = server.address() as AddressInfo;
  const mock: MockServer = {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}${routes.basePath}`,
    journal: journal.entries,
    customer: (customerId) => journeys.progressOf(customerId) as ReturnType<MockServer["customer"]>,
    customers: () => journeys.listCustomers(),
    next: (operationId) => listeners.waitForAnswer(operationId),
    subscribe: (listener) => listeners.add(listener),
    reset: () => {
      journal.reset();
      journeys.reset();
      context.signaturePolicy.usedTimestamps?.reset();
    },
    close: () => close(server),
  };
  if (options.inspector) {
    const { developerKey, accessKey, verifySignature: verifiesSignatures } = context.signaturePolicy;
    const keys = { developerKey, accessKey };
    inspect = createInspector({
      ...mock,
      host,
      keys,
      verifiesSignatures,
      scenarios: context.scenarios,
      clock,
    });
  }
  return mock;
}

// Looked up at each call: a test that sets the time sets it for its client and its mock.
const readTime = () => Date.now();

const serverOptions = {
  // A connection that sends its request too slowly is closed, so that half-open ones do not pile up. In milliseconds.
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Node.js would refuse a request without Host with an empty answer.
  requireHostHeader: false,
};

/** Refuses the texts of unset variables: no request has an empty key, and an empty host would mean all addresses. */
function refuseEmpty(options: MockServerOptions): void {
  for (const name of ["developerKey", "accessKey", "host"] as const) {
    if (options[name] === "") throw new TypeError(`${name} is empty. Leave it out to use the default.`);
  }
}

function makeContext(options: MockServerOptions): MockContext {
  const { developerKey = mockKeys.developerKey, accessKey = mockKeys.accessKey, clock = readTime } = options;
  const { clockWindowMs = timestampWindowMs, verifySignature = true, singleUseTimestamps = true } = options;
  const usedTimestamps = singleUseTimestamps ? createUsedTimestamps() : undefined;
  return {
    routes: makeRoutes(mockOperations, new URL(servers.sandbox).pathname),
    scenarios: mockScenarios,
    journeys: createJourneys(mockJourney),
    journal: createJournal(),
    signaturePolicy: { developerKey, accessKey, clock, clockWindowMs, verifySignature, usedTimestamps },
    authStatus: options.authStatus ?? 401,
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
