/**
 * The part of undici's Dispatcher that the transport needs, in the dialect of handlers that the dispatcher behind
 * global fetch speaks in Node 20 to 26.
 */
export interface Dispatcher {
  dispatch(options: object, handler: DispatchHandler): boolean;
}

/** Callbacks of one exchange. */
export interface DispatchHandler {
  onConnect(abort: () => void): void;
  onHeaders(statusCode: number, headers: (Uint8Array | string)[] | null): boolean;
  onData(chunk: Uint8Array): boolean;
  onComplete(): void;
  onError(error: unknown): void;
}

// Where undici keeps the dispatcher that backs global fetch; versions of undici find each other by it.
const globalDispatcher = Symbol.for("undici.globalDispatcher.1");

/** The dispatcher behind global fetch, or undefined in a runtime without one. */
export function findGlobalDispatcher(): Dispatcher | undefined {
  // Node loads its undici, and with it the dispatcher, at the first touch of a class of fetch.
  void globalThis.Headers;
  const dispatcher = (globalThis as { [globalDispatcher]?: Dispatcher })[globalDispatcher];
  return typeof dispatcher?.dispatch === "function" ? dispatcher : undefined;
}
