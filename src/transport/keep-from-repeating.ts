import { type Dispatcher, type DispatchHandler, findGlobalDispatcher } from "./dispatcher.ts";
import { watchFields } from "./watch-fields.ts";

interface DenoRuntime {
  createHttpClient(options: { poolMaxIdlePerHost: number }): unknown;
}

let denoClient: unknown;

/**
 * Adds to the options of fetch what keeps it from sending a request twice. Deno repeats any request, also a POST, and Bun a
 * GET, when the server cuts a kept connection; on a connection of its own a request is sent once. The fetch of undici, hence
 * Node's, repeats any request that is answered with 421, and a function around it or the dispatcher behind it may repeat
 * more: it gets a dispatcher that takes one request.
 *
 * @param onRepetition is called when a request was kept from being sent again
 */
export function keepFromRepeating<Init extends object>(init: Init, onRepetition: () => void): Init {
  const { Deno, Bun } = globalThis as { Deno?: Partial<DenoRuntime>; Bun?: unknown };
  if (typeof Deno?.createHttpClient === "function") {
    denoClient ??= Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
    return { ...init, client: denoClient };
  }
  if (Bun !== undefined) return { ...init, keepalive: false };
  const behind = findGlobalDispatcher();
  return behind === undefined ? init : { ...init, dispatcher: takeOnce(behind, onRepetition) };
}

/** The dispatcher behind fetch for one request. */
function takeOnce(behind: Dispatcher & { isMockActive?: boolean }, onRepetition: () => void) {
  let isTaken = false;
  let isConnected = false;
  const watchReading = () => {
    if (isConnected) onRepetition();
    return !isConnected;
  };
  return {
    // fetch asks a MockAgent for it.
    isMockActive: behind.isMockActive,
    dispatch(options: { headers: Record<string, string> }, handler: DispatchHandler): boolean {
      if (isTaken) {
        onRepetition();
        throw new Error("The request was about to be repeated.");
      }
      isTaken = true;
      const isOlder = "onConnect" in handler;
      const dispatcher = isOlder ? behind : (findGlobalDispatcher("newer") ?? behind);
      const name = isOlder ? "onConnect" : "onRequestStart";
      const connect: (...request: never[]) => void = handler[name];
      handler[name] = (...request: never[]) => {
        isConnected = true;
        return connect.apply(handler, request);
      };
      const headers = watchFields(new Map(Object.entries(options.headers)), watchReading);
      return dispatcher.dispatch({ ...options, headers }, handler);
    },
  };
}
