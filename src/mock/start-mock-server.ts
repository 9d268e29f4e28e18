import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { servers } from "../../generated/contract.ts";
import type { Answer } from "./answer.ts";
import { answerRequest, type MockContext } from "./answer-request.ts";
import { type JournalEntry, recordRequest } from "./journal.ts";
import { findSpecFile, loadPrism } from "./load-prism.ts";
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
  /** How far a timestamp may be from the clock, in milliseconds. The default of 5 minutes is ours: the real tolerance is not published. */
  clockWindowMs?: number;
  /** Whether signatures are verified. Without it the signing headers must be there, with any value. */
  verifySignature?: boolean;
  /** Time to wait before each answer, in milliseconds. */
  delayMs?: number;
  /** The contract to answer from, by default the one of this package. */
  specFile?: string;
}

/** A running mock. */
export interface MockServer {
  /** Base URL for a client, with the base path of the sandbox. */
  readonly url: string;
  /** The requests so far, oldest first; the last thousand are kept. */
  readonly journal: readonly JournalEntry[];
  /** Forgets all requests and customers. */
  reset(): void;
  /** Stops the mock and cuts all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the API: it verifies signatures, and Prism validates each request against the contract
 * and renders the documented answers.
 *
 * @throws Error when Prism is not installed, the contract cannot be read, or the port is taken
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = "127.0.0.1", clock = Date.now, delayMs = 0, verifySignature = true } = options;
  const { developerKey = mockKeys.developerKey, accessKey = mockKeys.accessKey } = options;
  const basePath = new URL(servers.sandbox).pathname;
  const context: MockContext = {
    prism: await loadPrism(options.specFile ?? findSpecFile()),
    basePath,
    signaturePolicy: verifySignature
      ? { developerKey, accessKey, clock, clockWindowMs: options.clockWindowMs ?? 5 * 60_000 }
      : undefined,
  };
  const journal: JournalEntry[] = [];
  const server = createServer(async (request, response) => {
    const entry = recordRequest(journal, request, clock());
    const answer = await answerRequest(context, request, entry);
    if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
    entry.status = answer.status;
    sendAnswer(response, answer);
  });
  await listen(server, port, host);
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}${basePath}`,
    journal,
    reset: () => {
      journal.length = 0;
    },
    close: () => close(server),
  };
}

function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    ...(body !== undefined && { "content-type": "application/json" }),
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
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
