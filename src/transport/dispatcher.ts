import { processScope } from "./fetch-classes.ts";

/** The part of undici's Dispatcher that the transport needs. */
export interface Dispatcher {
  dispatch(options: object, handler: DispatchHandler): boolean;
}

/** How a dispatcher of undici 7 or 8 lets its handler end a request. */
export interface DispatchController {
  abort(reason: Error): void;
}

/** Header fields as undici 7 and 8 hand them over. */
export type DispatchedHeaders = Record<string, string | string[] | undefined>;

/**
 * Callbacks of one exchange, in both dialects: the older of undici 6 and of the dispatcher behind global fetch in Node 20
 * and 22, the newer of undici 8. undici 7 takes either. A dispatcher speaks one of them.
 */
export interface DispatchHandler {
  onConnect(abort: (reason: Error) => void, context?: unknown): void;
  onHeaders(statusCode: number, headers: (Uint8Array | string)[] | null): boolean;
  onData(chunk: Uint8Array): boolean;
  onComplete(): void;
  onError(error: unknown): void;

  onRequestStart(controller: DispatchController): void;
  onResponseStart(controller: DispatchController, statusCode: number, headers: DispatchedHeaders): void;
  onResponseData(controller: DispatchController, chunk: Uint8Array): void;
  onResponseEnd(): void;
  onResponseError(controller: DispatchController | null, error: unknown): void;
}

// Where undici keeps the dispatcher that backs global fetch, in each dialect; versions of undici find each other by it.
const globalDispatchers = {
  older: Symbol.for("undici.globalDispatcher.1"),
  newer: Symbol.for("undici.globalDispatcher.2"),
};

/** The dispatcher behind global fetch, for handlers of a dialect, or undefined in a runtime without one. */
export function findGlobalDispatcher(dialect: "older" | "newer" = "older"): Dispatcher | undefined {
  // Node loads its undici, and with it the dispatcher, at the first touch of a class of fetch.
  void processScope.Headers;
  // A test in Jest that sets one sets it in its own scope; Node's own is in the scope of the process.
  return readDispatcher(globalThis, dialect) ?? readDispatcher(processScope, dialect);
}

function readDispatcher(scope: object, dialect: keyof typeof globalDispatchers): Dispatcher | undefined {
  const dispatcher = (scope as { [name: symbol]: Dispatcher | undefined })[globalDispatchers[dialect]];
  return typeof dispatcher?.dispatch === "function" ? dispatcher : undefined;
}
